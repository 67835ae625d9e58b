// Puts figures into words: the tables and charts of a page, a paper or a file.
import type { Params } from '../core/effect.ts';
import type { ShownCell, ShownChart, ShownFigure, ShownFigures } from '../documents/shown-figures.ts';
import type { FigureData } from '../programme/figures/data.ts';
import { definitionOf, type FigureId, figureIds, groups } from '../programme/figures/definitions.ts';
import { type Figure, figuresOf } from '../programme/figures/figures.ts';
import { stepsOf } from '../programme/figures/funnel.ts';
import type { Period } from '../programme/figures/period.ts';
import { type Month, trendOf } from '../programme/figures/trend.ts';
import type { Catalogue } from '../speech/catalogue.ts';

/** What is put into words. `chosen`: only this centre is shown; the others still count for what may not be seen. */
export type ReportAsked = {
  data: FigureData;
  period: Period;
  chosen: string | null;
  now: string;
  language: string;
  catalogue: Catalogue;
  /** What all centres together are called: `all` (mine) unless said. */
  allOf?: 'all' | 'all.centres';
};

type Words = ReturnType<typeof wordsOf>;

const moments = ['end', '3', '6', '12'] as const;

/** The figures in words. */
export function figureReport(asked: ReportAsked): ShownFigures {
  const { data, period, chosen, now, language } = asked;
  const words = wordsOf(asked);
  const own = chosen === null ? data.centres : data.centres.filter(({ id }) => id === chosen);
  const all = chosen === null && data.centres.length > 1;
  const columns: readonly (string | null)[] = [...(all ? [null] : []), ...own.map(({ id }) => id)];
  const figures = figuresOf(data, { period, now });
  const trend = trendOf(data, { period, now });
  const first = columns[0] ?? null;
  const together = words.text(asked.allOf ?? 'all');
  const names = columns.map((id) => (id === null ? together : (own.find((one) => one.id === id)?.name ?? '')));
  const title = names.length === 1 ? words.text('title.of', { centre: names[0] ?? '' }) : words.text('title');
  const charts = chartsOf(figures, trend, first, words);
  return {
    language,
    title: names.length === 1 || !all ? title : words.text('title.of', { centre: together }),
    ...{ from: period.from, until: period.until },
    period: words.text('period', { from: words.month(period.from), until: words.month(period.until) }),
    made: words.text('made', { date: `$date:${now.slice(0, 10)}` }),
    rule: words.text('rule'),
    head: words.text('column.figure'),
    columns: names,
    groups: groups.map((group) => ({
      id: group,
      title: words.text(`group.${group}`),
      charts: charts[group],
      rows: rowsOf(figures, columns, words).filter(({ id }) => definitionOf(id as FigureId).group === group),
    })),
    definitions: figureIds.map((id) => {
      const { numerator, denominator, excluded, source } = definitionOf(id);
      return { id, name: words.text(`name.${id}`), numerator, denominator: denominator ?? '', excluded, source };
    }),
    words: words.all,
  };
}

function wordsOf({ language, catalogue }: ReportAsked) {
  const locale = language === 'en' ? 'en-GB' : language;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' });
  const text = (key: string, params: Params = {}) => catalogue.text(language, 'figures', key, params);
  return {
    text,
    number: (value: number) => number.format(value),
    month: (month: string) => months.format(new Date(`${month}-01T00:00:00Z`)),
    shortMonth: (month: string) => short.format(new Date(`${month}-01T00:00:00Z`)),
    all: catalogue.labels(language, 'figures'),
  };
}

/** What a figure is about beside its name. */
function partName(id: FigureId, part: string, { text }: Words): string {
  const { by } = definitionOf(id);
  if (by === 'rating') return text(`rating.${part}`);
  const [role = '', step] = part.split('.');
  return step === undefined ? text(`role.${role}`) : `${text(`role.${role}`)}, ${text(`step.${step}`)}`;
}

function nameOf({ id, part }: Pick<Figure, 'id' | 'part'>, words: Words): string {
  const name = words.text(`name.${id}`);
  return part === null ? name : words.text('part', { name, part: partName(id, part, words) });
}

/** Where a figure has parts, its name stands above them once. */
const labelOf = ({ id, part }: Figure, words: Words): Pick<ShownFigure, 'heading' | 'label'> =>
  part === null
    ? { heading: null, label: words.text(`name.${id}`) }
    : { heading: words.text(`name.${id}`), label: partName(id, part, words) };

function rowsOf(figures: readonly Figure[], columns: readonly (string | null)[], words: Words): ShownFigure[] {
  const [first] = columns;
  return figures
    .filter(({ centreId }) => centreId === first)
    .map((one) => ({
      ...{ id: one.id, part: one.part, name: nameOf(one, words) },
      ...labelOf(one, words),
      cells: columns.map((centreId) =>
        cellOf(
          figures.find((other) => other.id === one.id && other.part === one.part && other.centreId === centreId),
          words,
        ),
      ),
    }));
}

const nothing = { top: null, bottom: null, value: null };

/** What is read of a figure. */
function cellOf(one: Figure | undefined, words: Words): ShownCell {
  if (!one) return { text: words.text('none'), hidden: false, ...nothing };
  const { top, bottom, value } = one;
  if (one.hidden) return { text: words.text('hidden'), hidden: true, ...nothing };
  return { text: readOf(one, words), hidden: false, top, bottom, value };
}

function readOf({ id, top, bottom, value }: Figure, { text, number }: Words): string {
  if (value === null || top === null) return text('none');
  const { shape } = definitionOf(id);
  if (bottom !== null) {
    return text('value.share', { percent: number(Math.round(value * 100)), top: number(top), bottom: number(bottom) });
  }
  if (shape === 'days') return text('value.days', { value: number(value), count: number(top) });
  if (shape === 'mean' || shape === 'score') return text('value.of', { value: number(value), count: number(top) });
  return number(value);
}

type Charts = Readonly<Record<(typeof groups)[number], readonly ShownChart[]>>;

/** The charts of one column. */
function chartsOf(figures: readonly Figure[], trend: readonly Month[], centreId: string | null, words: Words): Charts {
  const { text } = words;
  const find = (list: readonly Figure[], id: string, part: string | null = null) =>
    list.find((one) => one.id === id && one.part === part && one.centreId === centreId);
  const chart = (
    group: string,
    kind: ShownChart['kind'],
    percent: boolean,
    over: string,
    labels: readonly string[],
    series: readonly { name: string; of: readonly (number | null | undefined)[] }[],
  ): ShownChart => ({
    ...{ title: text(`chart.${group}`), kind, percent, over, labels },
    series: series.map(({ name, of }) => ({ name, values: of.map((value) => value ?? null) })),
    texts: labels.map((_, at) => series.map(({ of }) => textOf(of[at], percent))),
  });
  const textOf = (value: number | null | undefined, percent: boolean) =>
    value === null
      ? text('hidden')
      : value === undefined
        ? text('none')
        : `${words.number(value)}${percent ? ' %' : ''}`;
  /** Null where it may not be shown, undefined where there is nothing. */
  const shown = (one: Figure | undefined, read: (one: Figure) => number | null) =>
    one === undefined ? undefined : one.hidden ? null : (read(one) ?? undefined);
  const percent = (one: Figure | undefined) =>
    shown(one, ({ value }) => (value === null ? null : Math.round(value * 100)));
  const top = (one: Figure | undefined) => shown(one, (some) => some.top);
  const months = trend.map(({ month }) => words.shortMonth(month));
  const satisfied = ['expectations', 'needs', 'objectives-reached'] as const;
  const roles = ['mentee', 'mentor'] as const;
  const [head, month] = [text('column.figure'), text('column.month')];
  return {
    funnel: roles.map((role) => {
      const steps = stepsOf(role);
      const series = [
        { name: text(`role.${role}`), of: steps.map((step) => top(find(figures, 'funnel', `${role}.${step}`))) },
      ];
      const one = chart(
        'funnel',
        'bar',
        false,
        head,
        steps.map((step) => text(`step.${step}`)),
        series,
      );
      return { ...one, title: text('part', { name: one.title, part: text(`role.${role}`) }) };
    }),
    duos: [
      chart('duos', 'line', false, month, months, [
        { name: text('series.active'), of: trend.map((one) => top(find(one.figures, 'active-duos'))) },
      ]),
    ],
    meetings: [
      chart('meetings', 'bar', false, month, months, [
        {
          name: text('series.planned'),
          of: trend.map((one) => shown(find(one.figures, 'meetings-held'), ({ bottom }) => bottom)),
        },
        { name: text('series.held'), of: trend.map((one) => top(find(one.figures, 'meetings-held'))) },
      ]),
    ],
    evaluation: [
      chart(
        'evaluation',
        'bar',
        true,
        head,
        satisfied.map((id) => text(`name.${id}`)),
        roles.map((role) => ({
          name: text(`role.${role}`),
          of: satisfied.map((id) => percent(find(figures, id, role))),
        })),
      ),
    ],
    outcomes: [
      chart(
        'outcomes',
        'bar',
        true,
        head,
        moments.map((one) => text(`moment.${one}`)),
        [
          { name: text('series.reached'), of: moments.map((one) => percent(find(figures, `reached-${one}`))) },
          { name: text('series.positive'), of: moments.map((one) => percent(find(figures, `outcome-${one}`))) },
        ],
      ),
    ],
  };
}
