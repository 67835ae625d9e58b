// What it means that one of a duo asks for a pause, another time or an end, or answers to another time or a later end.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { DuoFacts, Facts } from '../facts.ts';
import { withWords } from '../help/call.ts';
import { planAt } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { type TeamEvent, tellTeam } from '../tell-team.ts';
import { rhythmCode, rhythmOfCode } from './course.ts';
import { tellPair } from './told.ts';
import { askedEnd, saidTo, wishOf } from './wishes.ts';

type Told = Reaction<Facts, Effect>;
const nothing = (facts: Facts): Told => ({ effects: [], facts });

const record = (duoId: string, occasion: string, step: string, value: string): Effect => ({
  kind: 'duo-record',
  duoId,
  occasion,
  step,
  value,
  coded: true,
});

/** The partner is told, at the first minute that is not quiet for them. */
function tellPartner({ id, partner }: DuoFacts, kind: string, about: string, facts: Facts): Effect {
  const at = nextAllowed(facts.now, partner.zone);
  const occurrence = `${id}/${partner.id}/${kind}/${about}`;
  return { kind: 'plan', of: partner.id, due: { occurrence, kind, policy: 'always', ...planAt(at, partner.zone) } };
}

/** A case for the coordinator, unless the same is asked already. How many weeks is a code, and stands where codes of cases do. */
function ask(kind: 'pause' | 'end-duo', event: TeamEvent, facts: Facts, code?: string): Told {
  const { duo } = facts;
  if (!duo || facts.cases.some((one) => one.kind === kind)) return nothing(facts);
  const opened: Effect = { kind: 'open-case', case: kind, duoId: duo.id, ...(code ? { listener: code } : {}) };
  return { effects: [opened, ...tellTeam(facts, event, `duo/${duo.id}`)], facts };
}

/** The reactions by the name of the event. */
export const duoLifeEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  'pause-asked': ({ answers }, facts) => ask('pause', 'pause-asked', facts, String(answers.weeks)),
  'stop-asked': (_, facts) => ask('end-duo', 'end-asked', facts),
  'stop-words': ({ answers }, facts) => {
    const before = facts.cases.findLast(({ kind }) => kind === 'end-duo');
    if (!before || !facts.duo) return nothing(facts);
    const note = withWords(before.note, String(answers.words));
    return {
      effects: [{ kind: 'case-note', case: 'end-duo', note }, ...tellTeam(facts, 'changed', `duo/${facts.duo.id}`)],
      facts,
    };
  },

  'time-wished': ({ answers }, facts) => {
    const { duo } = facts;
    if (duo?.state !== 'active') return nothing(facts);
    const wish = `${rhythmCode({ day: String(answers.day), time: `${String(answers.hour)}:00` })}@${facts.now}`;
    return {
      effects: [record(duo.id, 'new-time', 'wish', wish), tellPartner(duo, 'new-time', facts.now, facts)],
      facts,
    };
  },

  'time-agreed': (_, facts) => {
    const { duo } = facts;
    const wish = wishOf(facts);
    const rhythm = wish && rhythmOfCode(wish);
    if (!duo || !wish || !rhythm) return nothing(facts);
    const mine = { ...duo.mine, 'new-time.answered': wish };
    return {
      effects: [
        record(duo.id, 'new-time', 'answered', wish),
        { kind: 'duo', id: duo.id, set: { rhythm } },
        tellPartner(duo, 'time-changed', facts.now, facts),
        ...tellTeam(facts, 'changed', `duo/${duo.id}`),
      ],
      facts: { ...facts, duo: { ...duo, rhythm, mine } },
    };
  },

  'time-refused': (_, facts) => {
    const { duo } = facts;
    const wish = wishOf(facts);
    if (!duo || !wish) return nothing(facts);
    return {
      effects: [record(duo.id, 'new-time', 'answered', wish), tellPartner(duo, 'time-stays', facts.now, facts)],
      facts: { ...facts, duo: { ...duo, mine: { ...duo.mine, 'new-time.answered': wish } } },
    };
  },

  'longer-yes': (_, facts) => decideLonger('yes', facts),
  'longer-no': (_, facts) => decideLonger('no', facts),
};

/** Neither hears what the other said before both have; then both hear in the same minute what came of it. */
function decideLonger(said: 'yes' | 'no', facts: Facts): Told {
  const { duo } = facts;
  const until = askedEnd(facts);
  if (!duo || !until) return nothing(facts);
  const value = `${said} ${until}`;
  const own = record(duo.id, 'longer', 'said', value);
  const kept = { ...facts, duo: { ...duo, mine: { ...duo.mine, 'longer.said': value } } };
  const theirs = saidTo(duo.theirs, until);
  // Whoever finishes raises the duo's row, so that two at the same instant cannot both find the other silent.
  const done = record(duo.id, 'longer', 'done', 'yes');
  if (theirs === null) return { effects: [own, done], facts: kept };
  const both = theirs === 'yes' && said === 'yes';
  const pair = [facts.person, duo.partner];
  return {
    effects: [
      own,
      done,
      ...(both ? [{ kind: 'duo', id: duo.id, set: { endsAt: until } } as const] : []),
      ...tellPair(duo.id, both ? 'longer-done' : 'longer-not', until, pair, facts.now),
      ...tellTeam(facts, both ? 'longer-done' : 'longer-not', `duo/${duo.id}`),
    ],
    facts: both ? { ...kept, duo: { ...kept.duo, endsAt: until } } : kept,
  };
}
