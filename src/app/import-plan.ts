// Makes of the rows of the sheet what moves in: people, duos at their week, and what is planned for them; or everything that is wrong. Pure.
import type { Value } from '../core/conversation.ts';
import { activate } from '../programme/agreement/activate.ts';
import { currentVersion } from '../programme/agreement/versions.ts';
import { planCheckIn, planTomorrow } from '../programme/check-in/plan.ts';
import { planHeavy } from '../programme/check-in/pulse.ts';
import { MOST_WEEKS } from '../programme/check-in/week.ts';
import type { Effect, Plan } from '../programme/effects.ts';
import { planOffers } from '../programme/events/due.ts';
import type { Centre, Stage } from '../programme/facts.ts';
import { dayBegins, daysLater, localDate } from '../programme/local-time.ts';
import { allModules, earlierWritten } from '../programme/training/modules.ts';
import {
  IMPORT,
  type ImportBatch,
  type ImportContext,
  type ImportedDuo,
  type ImportedPerson,
  type KnownPerson,
} from './import-batch.ts';
import { type DuoRow, type Fault, type PersonRow, readRows } from './import-rows.ts';

/** The hour at which the days of a duo count, as in an agreement that is signed here. */
const HOUR = 10;

/** What a sheet comes to. `known`: rows about whom and what has moved in before, which change nothing. */
export type ImportPlan = { batch: ImportBatch; known: number; faults: readonly Fault[] };

type Parts = { centre: Centre; context: ImportContext; now: string; newId: () => string };

/** Everything that a sheet would do, and everything that is wrong with it. Only a plan without faults is to be written. */
export function planImport(sheet: readonly (readonly string[])[], { centre, context, now, newId }: Parts): ImportPlan {
  const { people, duos, faults } = readRows(sheet, localDate(now, centre.zone));
  const say = (row: number, column: string, wrong: string) => {
    faults.push({ row, column, wrong });
  };
  const coordinatorOf = (row: number, column: string, written: string | null): string | null => {
    if (written === null) return null;
    const name = written.toLocaleLowerCase();
    const found = context.coordinators.filter(
      (one) => one.name?.toLocaleLowerCase() === name || one.addresses.some((id) => id.toLocaleLowerCase() === name),
    );
    const [one] = found;
    if (!one) say(row, column, `"${written}" is no coordinator of ${centre.name}: their first name or Slack member id`);
    else if (found.length > 1)
      say(row, column, `several coordinators are called ${written}: write the Slack member id`);
    return one?.id ?? null;
  };

  for (const list of [people.map(({ row, ref }) => ({ row, name: ref })), duos.map(pairRow)]) {
    const seen = new Map<string, number>();
    for (const { row, name } of list) {
      const before = seen.get(name);
      if (name !== '' && before !== undefined) say(row, 'ref', `"${name}" is in row ${before} too`);
      else seen.set(name, row);
    }
  }

  const before = new Map(context.people.map((one) => [one.ref, one]));
  const made = new Map<string, ImportedPerson>();
  const fresh = people.filter(({ ref, row, kind }) => {
    const known = before.get(ref);
    if (known && known.role !== kind) say(row, 'kind', `"${ref}" has moved in as a ${known.role}`);
    return !known;
  });
  for (const row of fresh) {
    const inDuo = duos.some((duo) => duo[row.kind] === row.ref);
    if (!inDuo && row.stage === null && row.ref !== '')
      say(row.row, 'stage', 'it is empty, and no row makes a duo with this person');
    if (inDuo && row.stage !== null) say(row.row, 'stage', 'leave it empty: a row makes a duo with this person');
    const checkedBy = coordinatorOf(row.row, 'checked by', row.checkedBy);
    made.set(row.ref, personOf(row, { inDuo, checkedBy, centre, now, id: newId() }, coordinatorOf));
  }

  const written: ImportedDuo[] = [];
  const begins: string[] = [];
  const plans: (Plan & { personId: string })[] = [];
  const inDuo = new Map<string, number>();
  for (const row of duos) {
    const { name } = pairRow(row);
    if (context.duos.includes(name)) continue;
    const coordinatorId = coordinatorOf(row.row, 'coordinator', row.coordinator || null);
    const pair = (['mentee', 'mentor'] as const).map((role) => {
      const ref = row[role];
      const one: KnownPerson | ImportedPerson | undefined = made.get(ref) ?? before.get(ref);
      if (ref === '') return null;
      if (!one) say(row.row, role, `no row says who "${ref}" is`);
      else if (one.role !== role) say(row.row, role, `"${ref}" is a ${one.role}`);
      const other = inDuo.get(ref);
      if (other !== undefined) say(row.row, role, `"${ref}" is in the duo of row ${other} already`);
      inDuo.set(ref, row.row);
      if (one && 'busy' in one) {
        if (one.busy) say(row.row, role, `"${ref}" is in a duo already`);
        else begins.push(one.id);
      }
      return one ?? null;
    });
    const [mentee, mentor] = pair;
    if (!mentee || !mentor || row.start === '' || row.end === '') continue;
    const id = newId();
    const coordinator = context.coordinators.find((one) => one.id === coordinatorId);
    const [startedAt, endsAt] = [row.start, row.end].map((day) => instantOf(day, centre.zone)) as [string, string];
    const whole: Omit<ImportedDuo, 'weeksBefore'> = {
      id,
      ref: name,
      menteeId: mentee.id,
      mentorId: mentor.id,
      coordinatorId: coordinatorId ?? '',
      startedAt,
      endsAt,
      rhythm: { day: row.day, time: row.hour },
      version: currentVersion,
      content: {
        ...{ mentee: mentee.firstName, mentor: mentor.firstName, coordinator: coordinator?.name ?? '—' },
        ...{ centre: centre.id, objectives: row.objectives, startsOn: row.start, endsOn: row.end },
        rhythm: { day: row.day, time: row.hour, place: row.place },
        ...{ questions: 'none', why: '', paper: row.signedOn },
      },
      records: [
        { personId: mentee.id, step: 'meetings', value: row.met },
        { personId: mentee.id, step: 'signed', value: row.signedOn },
        { personId: mentor.id, step: 'signed', value: row.signedOn },
      ],
    };
    const planned = plansOf(whole, [mentee, mentor], { zone: centre.zone, now });
    written.push({ ...whole, weeksBefore: firstWeekOf(planned) - 1 });
    plans.push(...planned);
  }
  const batch = { id: newId(), centreId: centre.id, at: now, people: [...made.values()], duos: written, begins, plans };
  const known =
    people.length - fresh.length + duos.length - duos.filter((row) => !context.duos.includes(pairRow(row).name)).length;
  return { batch, known, faults: [...faults].sort((a, b) => a.row - b.row) };
}

/** A duo is known by the refs of its two. */
const pairRow = ({ row, mentee, mentor }: DuoRow) => ({ row, name: `${mentee} + ${mentor}` });

/** The instant at which a day of a duo counts. */
const instantOf = (day: string, zone: string): string => daysLater(dayBegins(day, zone), 0, HOUR, zone).at;

function personOf(
  row: PersonRow,
  parts: { inDuo: boolean; checkedBy: string | null; centre: Centre; now: string; id: string },
  coordinatorOf: (row: number, column: string, written: string | null) => string | null,
): ImportedPerson {
  const { inDuo, checkedBy, centre, now, id } = parts;
  const stage: Stage = inDuo ? 'mentoring' : (row.stage ?? 'information');
  const answers: ImportedPerson['answers'][number][] = [];
  const answer = (flow: string, step: string, value: Value, coded: boolean) => {
    answers.push({ flow, step, value, coded });
  };
  answer(IMPORT, 'at', localDate(now, centre.zone), true);
  answer('onboarding', 'first-name', row.firstName, false);
  if (row.born !== null) answer('onboarding', 'born', row.born, false);
  if (row.languages.length > 0) {
    answer(
      'onboarding',
      'languages',
      row.languages.map(({ code }) => code),
      true,
    );
    const levels = Object.fromEntries(row.languages.map(({ code, level }) => [code, level]));
    answer('onboarding', 'levels', levels, true);
  }
  answer('onboarding', 'confirmed', 'yes', true);
  if (row.times.length > 0) answer('interview', row.kind === 'mentee' ? 'availability' : 'hours', [...row.times], true);
  if (stage !== 'information' && stage !== 'interview') answer('interview', 'confirmed', 'yes', true);
  if (row.trainedOn !== null) {
    const day = row.trainedOn;
    answer('training', 'earlier', earlierWritten(allModules.map((module) => ({ module, day }))), true);
  }
  return {
    ...{ id, ref: row.ref, role: row.kind, stage, language: row.language, zone: centre.zone },
    ...{ firstName: row.firstName, coordinatorId: coordinatorOf(row.row, 'coordinator', row.coordinator) },
    ...{ checkedBy, checkedAt: row.checkedOn === null ? null : instantOf(row.checkedOn, centre.zone), answers },
  };
}

/** The first week that somebody is asked about here; 1 when none is left. */
const firstWeekOf = (plans: readonly Plan[]): number =>
  Number(
    plans
      .find(({ kind }) => kind === 'check-in')
      ?.occurrence.split('/')
      .at(-1) ?? 1,
  );

/** In which weeks the plans of `activate` go on by themselves: of these only the next one is planned. */
const weekly = ['check-in', 'meeting-tomorrow', 'event-offer', 'heavy'];

/**
 * What is planned for the two of a duo that runs already: what a duo that begins here gets, without what is over, and of what
 * comes every week the next one. Nobody is told that the duo begins.
 */
function plansOf(
  { id, startedAt, endsAt, rhythm, version, content, coordinatorId }: Omit<ImportedDuo, 'weeksBefore'>,
  pair: readonly [Whom, Whom],
  { zone, now }: { zone: string; now: string },
): (Plan & { personId: string })[] {
  const dueOf = (effect: Effect) =>
    effect.kind === 'plan' && effect.of ? [{ ...effect.due, personId: effect.of }] : [];
  const agreement = { version, edition: 1, content, coordinatorId, preparedAt: startedAt, state: 'signed' } as const;
  const known = pair.map((one) => ({ ...one, known: true })) as unknown as Parameters<typeof activate>[0]['pair'];
  const begun = activate({ duoId: id, agreement, zone, pair: known, now }).flatMap(dueOf);
  const duo = { id, startedAt, endsAt, zone, rhythm, pausedUntil: null, shiftedWeeks: 0, weeks: [] };
  const [mentee, mentor] = pair;
  const weeks = Array.from({ length: MOST_WEEKS }, (_, back) => back + 1);
  const nextOf = (make: (week: number) => Effect[]) =>
    weeks.flatMap((week) => make(week).flatMap(dueOf)).find(({ at }) => at > now && at < endsAt);
  const next = [
    ...pair.flatMap((one) => [
      nextOf((week) => planCheckIn(duo, one, week)),
      nextOf((week) => planTomorrow(duo, one, week, now)),
    ]),
    nextOf((nth) => planHeavy(duo, mentor, nth)),
    ...planOffers(id, mentee, startedAt, now)
      .flatMap(dueOf)
      .filter(({ kind }) => kind === 'event-offer'),
  ].filter((one) => one !== undefined);
  const others = begun.filter(({ kind, at }) => kind !== 'duo-begins' && !weekly.includes(kind) && at > now);
  return [...next, ...others];
}

type Whom = { id: string; zone: string };
