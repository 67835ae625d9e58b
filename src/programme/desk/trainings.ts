// The board of trainings, single modules and exchanges, and what stands of them on the home page and on the card of a mentor.
import type { Section, View, Words } from '../../core/view.ts';
import { EXCHANGES, exchangesSince } from '../exchange/exchanges.ts';
import type { Facts } from '../facts.ts';
import { endOf, freeSeats, queueOf } from '../information/gatherings.ts';
import { localDate } from '../local-time.ts';
import { doneOnDesk, earlierOf, MODULES } from '../training/modules.ts';
import { boardView, type Row } from './board.ts';
import type { Desk, DeskDuo, DeskPerson } from './desk.ts';
import type { DeskGathering } from './session-words.ts';
import { newTrainingActions } from './training-forms.ts';
import { trainingText } from './training-words.ts';
import { day, open, text } from './words.ts';
import { whenOf } from './written-dates.ts';

const isOurs = ({ kind }: DeskGathering): boolean => kind !== 'information';

/** The modules of a training on the desk, in their order. */
export const modulesOf = (series: string, desk: Desk): DeskGathering[] =>
  desk.gatherings
    .filter((one) => one.kind === 'training' && one.series === series)
    .sort((a, b) => Number(a.module) - Number(b.module) || a.startsAt.localeCompare(b.startsAt));

/** The first and the last day of a training, as whole words. */
export function daysOf(modules: readonly DeskGathering[]): { first: string; last: string } {
  const days = modules.map(({ startsAt, zone }) => localDate(startsAt, zone)).sort();
  return { first: `$date:${days[0] ?? ''}`, last: `$date:${days.at(-1) ?? ''}` };
}

/** What can be said of one date: a module, or an exchange. */
export const titleOf = (one: DeskGathering) =>
  one.kind === 'training'
    ? trainingText('title.training', { module: one.module ?? 0, when: whenOf(one) })
    : trainingText(`title.${one.kind}`, { when: whenOf(one) });

const centreOf = (one: DeskGathering, facts: Facts): string =>
  facts.centres.find(({ id }) => id === one.centreId)?.name ?? '—';

/** Half days that are over and wait for their ticks. */
const toTick = (one: DeskGathering, now: string): number =>
  one.state === 'open' && endOf(one) <= now ? one.taken.filter(({ state }) => state === 'booked').length : 0;

/** One date in a line. */
export function dateLine(one: DeskGathering, facts: Facts): Words {
  const params = {
    title: titleOf(one),
    centre: centreOf(one, facts),
    booked: one.seats - freeSeats(one),
    seats: one.seats,
    waiting: queueOf(one.taken).length,
    came: one.taken.filter(({ state }) => state === 'came').length,
    open: toTick(one, facts.now),
  };
  if (one.state === 'cancelled') return trainingText('line.cancelled', params);
  if (endOf(one) > facts.now) return trainingText('line.coming', params);
  return toTick(one, facts.now) > 0 ? trainingText('line.to-tick', params) : trainingText('line.past', params);
}

/** Of a training what has not begun, and takes place. */
export const stillToCome = (modules: readonly DeskGathering[], now: string): DeskGathering[] =>
  modules.filter(({ state, startsAt }) => state === 'open' && startsAt > now);

/** A training in a line. */
function seriesLine(modules: readonly DeskGathering[], facts: Facts): Words {
  const [one] = modules;
  const going = stillToCome(modules, facts.now);
  return trainingText('line.series', {
    ...daysOf(modules),
    centre: one ? centreOf(one, facts) : '—',
    language: one ? `$language:${one.language}` : '',
    seats: one?.seats ?? 0,
    free: going.length > 0 ? Math.min(...going.map(freeSeats)) : 0,
    open: modules.reduce((sum, other) => sum + toTick(other, facts.now), 0),
  });
}

/** The board: what is still to come first; a training is one row, with its modules behind it. */
export function trainingsView(desk: Desk, facts: Facts, page: number): View {
  const all = desk.gatherings.filter(isOurs);
  const series = new Set(
    all.filter(({ kind, series: of }) => kind === 'training' && of).map(({ series: of }) => of ?? ''),
  );
  const rows = [
    ...[...series].map((id): Row & { until: string } => {
      const modules = modulesOf(id, desk);
      const until = modules.map(endOf).sort().at(-1) ?? '';
      return { text: seriesLine(modules, facts), page: `training/${id}`, until };
    }),
    ...all
      .filter((one) => one.kind !== 'training' || one.series === null)
      .map((one): Row & { until: string } => ({
        text: dateLine(one, facts),
        page: `session/${one.id}`,
        until: endOf(one),
      })),
  ].sort((a, b) => a.until.localeCompare(b.until));
  const past = rows.filter(({ until }) => until <= facts.now).reverse();
  const board = boardView({
    name: 'trainings',
    page,
    title: trainingText('trainings.title'),
    none: trainingText('trainings.none'),
    rows: [...rows.filter(({ until }) => until > facts.now), ...past],
  });
  return { ...board, actions: [...newTrainingActions(desk, facts), ...board.actions] };
}

/** What the home page says: the half days and exchanges of today, and those that wait for their ticks. */
export function trainingsToday(desk: Desk, facts: Facts): Section[] {
  const rows = desk.gatherings.filter(isOurs).filter((one) => {
    if (one.state !== 'open') return false;
    if (endOf(one) <= facts.now) return toTick(one, facts.now) > 0;
    return localDate(one.startsAt, one.zone) === localDate(facts.now, one.zone);
  });
  return rows.map((one, nth) => ({
    ...(nth === 0 ? { title: trainingText('home.trainings') } : {}),
    text: dateLine(one, facts),
    actions: [open(`session/${one.id}`, text('open.one'))],
  }));
}

/** The duo of a mentor that has begun and goes on. */
const duoOf = (person: DeskPerson, desk: Desk): DeskDuo | undefined =>
  desk.duos.findLast((one) => one.mentorId === person.id && ['active', 'evaluation'].includes(one.state));

/** How many exchanges the mentor of a duo attended since it began. */
export const exchangeLine = (mentor: DeskPerson | undefined, since: string | null): { label: Words; value: Words }[] =>
  mentor && since !== null
    ? [
        {
          label: trainingText('person.exchanges'),
          value: trainingText('person.count', { done: exchangesSince(mentor.attended, since), all: EXCHANGES }),
        },
      ]
    : [];

/** What the card of a mentor says of the training: the modules done, those recorded by whom, the next dates; and the exchanges. */
export function trainingLines(person: DeskPerson, desk: Desk, facts: Facts): { label: Words; value: Words }[] {
  if (person.role !== 'mentor') return [];
  const done = doneOnDesk(person);
  const earlier = earlierOf(person.answers?.['training.earlier']);
  const wrote = person.written['training.earlier'];
  const by = desk.team.find(({ id }) => id === wrote?.by)?.name ?? '—';
  const next = desk.gatherings.filter(
    (one) =>
      isOurs(one) &&
      one.state === 'open' &&
      one.startsAt > facts.now &&
      one.taken.some(({ personId, state }) => personId === person.id && (state === 'booked' || state === 'waiting')),
  );
  const shown = person.stage === 'training' || done.length > 0;
  return [
    ...(shown
      ? [
          {
            label: trainingText('person.training'),
            value: trainingText(done.length > 0 ? 'person.modules' : 'person.count', {
              done: done.length,
              all: MODULES,
              modules: done.join(', '),
            }),
          },
        ]
      : []),
    ...(earlier.length > 0
      ? [
          {
            label: trainingText('person.earlier'),
            value: trainingText('person.earlier.by', {
              list: earlier.map((one) => `${one.module}: ${one.day}`).join(', '),
              name: by,
              date: wrote ? day(wrote.at) : '—',
            }),
          },
        ]
      : []),
    ...next.slice(0, 8).map((one) => ({ label: trainingText('person.next'), value: titleOf(one) })),
    ...exchangeLine(person, duoOf(person, desk)?.startedAt ?? null),
  ];
}
