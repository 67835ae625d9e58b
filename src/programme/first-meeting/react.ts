// What the decision of one of a duo means: nothing yet, or, when both have decided, the same for both at the same minute.
import type { Event, Reaction } from '../../core/rules.ts';
import { planCheckIn } from '../check-in/plan.ts';
import type { Effect } from '../effects.ts';
import { planEvaluation } from '../evaluation/plan.ts';
import type { DuoFacts, Facts } from '../facts.ts';
import { monthsLater, planAt } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { tellTeam } from '../tell-team.ts';

/** How long a duo lasts at most. Source: programme page, step 7. */
export const DUO_MONTHS = 6;

type Told = Reaction<Facts, Effect>;

/** The reactions by the name of the event. */
export const firstMeetingEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  decided: ({ answers }, facts) => ({ effects: decided(String(answers.decide), facts), facts }),
};

/** What it means that this person has decided `answer` ("yes" or "no"): it is kept, and when both have, brought together. */
export function decided(answer: string, facts: Facts): Effect[] {
  const { duo } = facts;
  if (duo?.state !== 'proposed' || duo.mine['first-meeting.done'] !== undefined) return [];
  const done: Effect = {
    kind: 'duo-record',
    duoId: duo.id,
    occasion: 'first-meeting',
    step: 'done',
    value: 'yes',
    coded: true,
  };
  if (duo.theirs['first-meeting.done'] === undefined) return [done];
  const both = answer === 'yes' && duo.theirs['first-meeting.decide'] === 'yes';
  return [done, ...(both ? begin(duo, facts) : part(duo, facts))];
}

/** The first minute that is allowed for both, so that neither hears before the other. */
function minuteForBoth(duo: DuoFacts, facts: Facts): string {
  const mine = nextAllowed(facts.now, facts.person.zone);
  const both = nextAllowed(mine, duo.partner.zone);
  return nextAllowed(both, facts.person.zone);
}

function tellBoth(kind: string, duo: DuoFacts, facts: Facts): Effect[] {
  const at = minuteForBoth(duo, facts);
  return [facts.person, duo.partner].map(({ id, zone }) => ({
    kind: 'plan',
    of: id,
    due: { occurrence: `${duo.id}/${id}/${kind}`, kind, ...planAt(at, zone), policy: 'always' },
  }));
}

function begin(duo: DuoFacts, facts: Facts): Effect[] {
  const from = facts.now;
  const zone = facts.centres.find((centre) => centre.id === duo.centreId)?.zone ?? facts.person.zone;
  const endsAt = monthsLater(from, DUO_MONTHS, 10, zone).at;
  const pair = [facts.person, duo.partner];
  return [
    { kind: 'duo', id: duo.id, set: { state: 'active', startedAt: from, endsAt } },
    ...tellBoth('match-yes', duo, facts),
    ...pair.flatMap((one) => [planCheckIn(duo.id, one, from, 1), planEvaluation(duo.id, one, endsAt)]),
    ...tellTeam(facts, 'matched', `duo/${duo.id}`),
  ];
}

/** Both go back to the pool when they hear it; who said no, and why, is the coordinator's alone to know. */
function part(duo: DuoFacts, facts: Facts): Effect[] {
  return [
    { kind: 'duo', id: duo.id, set: { state: 'declined', endedAt: facts.now } },
    ...tellBoth('match-no', duo, facts),
    ...tellTeam(facts, 'declined', `duo/${duo.id}`),
  ];
}
