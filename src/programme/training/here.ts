// "I am here": whoever is in the room types the four digits that are shown there. Five wrong ones, and only a coordinator can tick.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import { mayExchange } from '../exchange/exchanges.ts';
import { centreOf, defineFlow, type Facts, type OpenGathering } from '../facts.ts';
import { endOf } from '../information/gatherings.ts';
import { type Changed, leaveSeat, refreshTeam, withSeat } from '../information/seats.ts';
import { doneBy, isTrained, MODULES } from './modules.ts';
import { becomeTrained } from './trained.ts';
import { freeFor, isLearning, neededModules, ownDates } from './trainings.ts';

type Told = Reaction<Facts, Effect>;

/** Minutes before the beginning from which somebody can say that they are there. */
export const EARLY_MINUTES = 15;
/** So many wrong codes for one gathering, and only a coordinator can tick. */
const TRIES = 5;

const opensAt = ({ startsAt }: OpenGathering): string =>
  new Date(Date.parse(startsAt) - EARLY_MINUTES * 60_000).toISOString();

const seatAt = (facts: Facts, id: string) => facts.seats.find((one) => one.gatheringId === id);

/** Whether this is something that the person goes to: a module that they need, an exchange. */
function concerns(one: OpenGathering, facts: Facts): boolean {
  if (one.kind === 'training') return isLearning(facts) && neededModules(facts).includes(Number(one.module));
  return one.kind === 'exchange' && mayExchange(facts);
}

/**
 * The gatherings of this moment at which they may be: those where they have a seat first, then others that have room. Somebody
 * who did not book may come all the same.
 */
export function hereNow(facts: Facts): readonly OpenGathering[] {
  const running = facts.gatherings.filter(
    (one) => one.state === 'open' && opensAt(one) <= facts.now && facts.now <= endOf(one) && concerns(one, facts),
  );
  const stateAt = (one: OpenGathering) => seatAt(facts, one.id)?.state;
  const own = running.filter((one) => ['booked', 'missed'].includes(String(stateAt(one))));
  const others = running.filter(
    (one) => [undefined, 'cancelled', 'waiting'].includes(stateAt(one)) && freeFor(one) > 0 && one.code !== null,
  );
  return [...own, ...others];
}

/** The next gathering with a seat of theirs today or later, for whoever is too early. */
const nextOwn = (facts: Facts): OpenGathering | null =>
  [...ownDates(facts, 'training'), ...ownDates(facts, 'exchange')]
    .filter(({ seat }) => seat.state === 'booked')
    .map(({ gathering }) => gathering)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))[0] ?? null;

/** How many codes they may still try now. */
function triesLeft(facts: Facts): number {
  const [first] = hereNow(facts);
  const counted = first && facts.answers['here.at'] === first.id ? Number(facts.answers['here.tries'] ?? 0) : 0;
  return Math.max(0, TRIES - counted);
}

/** What was found of a code: the gathering that shows it. */
const found = (facts: Facts, written: unknown): OpenGathering | undefined => {
  const digits = String(written ?? '').replace(/\D/g, '');
  return hereNow(facts).find(({ code }) => code === digits);
};

/** The gathering at which they were ticked a moment ago, in this very turn. */
const cameNow = (facts: Facts): OpenGathering | undefined =>
  facts.gatherings.find(({ id }) => {
    const seat = seatAt(facts, id);
    return seat?.state === 'came' && seat.at === facts.now;
  });

/** They are there: the seat says so at once, without a tick of the team, and the rule is looked at. */
function come(facts: Facts, one: OpenGathering): Told {
  let changed: Changed = { effects: [], facts };
  // A seat for the same module elsewhere is free for somebody else.
  for (const { gathering } of ownDates(facts, 'training')) {
    if (gathering.module !== one.module || gathering.id === one.id || one.kind !== 'training') continue;
    const left = leaveSeat(changed.facts, gathering.id);
    changed = { effects: [...changed.effects, ...left.effects], facts: left.facts };
  }
  const after = withSeat(changed.facts, one.id, 'came');
  const seats = after.seats.map((seat) => (seat.gatheringId === one.id ? { ...seat, at: facts.now } : seat));
  const there = { ...after, seats };
  const seated: Effect[] = [
    { kind: 'seat', gatheringId: one.id, state: 'came', at: facts.now },
    ...refreshTeam(facts, one),
  ];
  const trained =
    there.person.stage === 'training' && isTrained(doneBy(there))
      ? becomeTrained(there)
      : { effects: [], facts: there };
  return { effects: [...changed.effects, ...seated, ...trained.effects], facts: trained.facts };
}

/** One more wrong code. */
function miss(facts: Facts): Told {
  const [first] = hereNow(facts);
  if (!first) return { effects: [], facts };
  const tries = TRIES - triesLeft(facts) + 1;
  return {
    effects: [
      { kind: 'record', flow: 'here', step: 'tries', value: tries, coded: true },
      { kind: 'record', flow: 'here', step: 'at', value: first.id, coded: true },
    ],
    facts: { ...facts, answers: { ...facts.answers, 'here.tries': tries, 'here.at': first.id } },
  };
}

/** The reactions by the name of the event. */
export const hereEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  'code-typed': ({ answers }, facts) => {
    const one = triesLeft(facts) > 0 ? found(facts, answers.code) : undefined;
    return one ? come(facts, one) : miss(facts);
  },
};

const params = (facts: Facts) => {
  const came = cameNow(facts);
  const next = nextOwn(facts);
  return {
    name: facts.person.firstName ?? '',
    centre: centreOf(facts)?.name ?? '',
    module: came?.module ?? 0,
    done: doneBy(facts).length,
    all: MODULES,
    left: triesLeft(facts),
    when: next ? `$when:${next.startsAt}@${facts.person.zone}` : '',
    minutes: EARLY_MINUTES,
  };
};

export const here = defineFlow({
  name: 'here',
  first: 'open',
  steps: {
    open: { kind: 'branch', if: ({ facts }) => hereNow(facts).length > 0, yes: 'tries', no: 'closed' },
    closed: {
      kind: 'say',
      variants: ['early', 'already', 'nothing'],
      which: ({ facts }) => {
        const running = facts.gatherings.some(
          (one) => opensAt(one) <= facts.now && facts.now <= endOf(one) && seatAt(facts, one.id)?.state === 'came',
        );
        if (running) return 'already';
        return nextOwn(facts) ? 'early' : 'nothing';
      },
      params: ({ facts }) => params(facts),
      next: 'end',
    },
    tries: { kind: 'branch', if: ({ facts }) => triesLeft(facts) > 0, yes: 'code', no: 'locked' },
    locked: { kind: 'say', next: 'end' },
    code: { kind: 'text', max: 20, record: false, next: 'typed' },
    typed: { kind: 'tell', event: 'code-typed', next: 'right' },
    right: { kind: 'branch', if: ({ facts }) => cameNow(facts) !== undefined, yes: 'done', no: 'still' },
    done: {
      kind: 'say',
      variants: ['module', 'trained', 'exchange'],
      which: ({ facts }) => {
        if (cameNow(facts)?.kind === 'exchange') return 'exchange';
        return facts.person.stage === 'pool' ? 'trained' : 'module';
      },
      params: ({ facts }) => params(facts),
      next: 'end',
    },
    // The half day may have ended while somebody looked for the code.
    still: { kind: 'branch', if: ({ facts }) => hereNow(facts).length > 0, yes: 'again', no: 'closed' },
    again: { kind: 'branch', if: ({ facts }) => triesLeft(facts) > 0, yes: 'wrong', no: 'locked' },
    wrong: { kind: 'say', params: ({ facts }) => params(facts), next: 'code' },
  },
});
