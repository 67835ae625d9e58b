// What the events of the training mean: a training chosen, one of its modules moved or given up, none found.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { Due, Facts } from '../facts.ts';
import { type Changed, joinSeat, leaveSeat } from '../information/seats.ts';
import { daysLater } from '../local-time.ts';
import { trainingEvaluationEvents } from './evaluation.ts';
import { hereEvents } from './here.ts';
import { moduleDates, offeredTrainings, openModules, ownDates } from './trainings.ts';

type Told = Reaction<Facts, Effect>;

/** The hour of the day at which new dates are looked for. */
const LOOK_HOUR = 10;

/** Takes a place at one half day; what they had for the same module is given up. */
function takeModule(facts: Facts, id: string): Changed {
  const wanted = facts.gatherings.find((one) => one.id === id);
  const had = ownDates(facts, 'training').find(
    ({ gathering }) => gathering.module === wanted?.module && gathering.id !== id,
  );
  // Nothing is given up for something that is not there any more.
  if (!wanted || !joinSeat(facts, id)) return { effects: [], facts };
  const left = had ? leaveSeat(facts, had.gathering.id) : { effects: [], facts };
  const joined = joinSeat(left.facts, id);
  return joined ? { effects: [...left.effects, ...joined.effects], facts: joined.facts } : { effects: [], facts };
}

/** New dates are looked for each morning until there are some: those of another centre come without a word from its team. */
export function planLook(facts: Facts): Changed {
  if (facts.dues.some((due) => due.kind === 'module-look' && due.state === 'due')) return { effects: [], facts };
  const { id, zone } = facts.person;
  const occurrence = `${id}/module-look/${facts.now}`;
  const { at, localDate } = daysLater(facts.now, 1, LOOK_HOUR, zone);
  const due: Due = { occurrence, kind: 'module-look', at, state: 'due', policy: 'always' };
  return {
    effects: [{ kind: 'plan', due: { occurrence, kind: due.kind, at, localDate, zone, policy: due.policy } }],
    facts: { ...facts, dues: [...facts.dues, due] },
  };
}

/** The lists of dates once one is taken: whoever missed two half days chooses the second in the same turn. */
function withoutTaken(facts: Facts): Facts {
  const open = openModules(facts);
  const left = moduleDates(facts)
    .filter(({ module }) => open.includes(Number(module)))
    .map(({ id }) => id);
  const shown = (name: string) => (facts.lists[name] ?? []).filter(({ id }) => id === 'none' || left.includes(id));
  const names = ['module-dates', 'module-date-details'];
  return { ...facts, lists: { ...facts.lists, ...Object.fromEntries(names.map((name) => [name, shown(name)])) } };
}

/** The reactions by the name of the event. */
export const trainingEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  'training-chosen': ({ answers }, facts) => {
    const chosen = offeredTrainings(facts).find(({ id }) => id === answers.pick);
    let changed: Changed = { effects: [], facts };
    for (const { id } of chosen?.dates ?? []) {
      const held = ownDates(changed.facts, 'training').some(({ gathering }) => gathering.id === id);
      if (held) continue;
      const taken = takeModule(changed.facts, id);
      changed = { effects: [...changed.effects, ...taken.effects], facts: taken.facts };
    }
    return changed;
  },

  'module-chosen': ({ answers }, facts) => {
    const chosen = moduleDates(facts).find(({ id }) => id === answers.pick);
    if (!chosen) return { effects: [], facts };
    const taken = takeModule(facts, chosen.id);
    return { effects: taken.effects, facts: withoutTaken(taken.facts) };
  },

  'module-given-up': ({ answers }, facts) => {
    let changed: Changed = { effects: [], facts };
    for (const { gathering } of ownDates(facts, 'training')) {
      if (answers['which-off'] !== 'all' && answers['which-off'] !== gathering.id) continue;
      const left = leaveSeat(changed.facts, gathering.id);
      changed = { effects: [...changed.effects, ...left.effects], facts: left.facts };
    }
    return changed;
  },

  'training-missing': (_, facts) => planLook(facts),

  ...hereEvents,
  ...trainingEvaluationEvents,
};
