// What a coordinator decides about information sessions: to make, change and cancel them, and who came.
import type { Effect } from '../effects.ts';
import type { Facts, GatheringKind, Seat, SeatState } from '../facts.ts';
import { endOccurrence } from '../information/end.ts';
import { endOf, SESSION_MINUTES } from '../information/gatherings.ts';
import { fillSeats } from '../information/seats.ts';
import { planAt } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { TICKED } from '../training/modules.ts';
import { type Decide, type Decision, mayChange, onPerson, type Seen, tell } from './decision.ts';
import type { Desk } from './desk.ts';
import { going, isTold } from './session.ts';
import { audienceOf, checkSession, newRevision, readSession } from './session-forms.ts';
import { type DeskGathering, sessionText, stateNumber, toldAt } from './session-words.ts';
import { nameOf } from './words.ts';
import { objectOf } from './written-dates.ts';

const done = (page: string, key: string, effects: readonly Effect[], params = {}): Decision => ({
  kind: 'done',
  page,
  notice: sessionText(`done.${key}`, params),
  effects,
});

/** A session of this desk, or null; `can` is asked for its own centre. */
function found(id: string, desk: Desk, facts: Facts): DeskGathering | null {
  const one = desk.gatherings.find((other) => other.id === id);
  return one && mayChange(facts, one.centreId) ? one : null;
}

/** Somebody with a seat is told something at the first minute that is not quiet where they are. Of a guest the zone is not known: that of the session stands in. */
function tellSeat(one: DeskGathering, seat: Seat, kind: string, at: string, mark: string, desk: Desk): Effect {
  const zone = desk.people.find(({ id }) => id === seat.personId)?.zone ?? one.zone;
  const occurrence = `${one.id}/${seat.personId}/${kind}/${mark}`;
  const due = { occurrence, kind, policy: 'always', ...planAt(nextAllowed(at, zone), zone) };
  return { kind: 'plan', of: seat.personId, due };
}

function create({ act, desk, facts }: Seen): Decision {
  const opened = objectOf(act.object);
  const asked = act.fields?.centre ?? opened.id;
  const centre = facts.centres.find((one) => one.id === asked && !one.closed);
  const ours = [opened.id, asked].every((id) => mayChange(facts, id) && facts.centres.some((one) => one.id === id));
  if (!centre || !ours) return { kind: 'unknown' };
  if (act.revision !== newRevision(desk)) return { kind: 'stale', page: 'sessions/1' };
  // The channel has looked at it before; what comes back is never trusted.
  const [wrong] = Object.values(checkSession(act.fields, { now: facts.now, zone: centre.zone }));
  if (wrong) return { kind: 'wrong', page: 'sessions/1', notice: wrong };
  const { instants, place, seats } = readSession(act.fields, centre.zone);
  const audience = audienceOf(act.fields?.audience);
  const series = instants.length > 1 ? `${centre.id}/${facts.now}` : null;
  const made = instants.map((startsAt): Effect => {
    const own = { centreId: centre.id, kind: 'information', startsAt, minutes: SESSION_MINUTES } as const;
    const online = act.fields?.online === 'yes';
    const language = act.fields?.language ?? 'en';
    const gathering = { ...own, zone: centre.zone, language, online, place, seats, audience, series };
    return { kind: 'new-gathering', gathering, endsAt: endOf(own) };
  });
  // Whoever has found none before is told; who that is, their own turn knows.
  const wait = desk.people
    .filter((one) => one.centreId === centre.id && one.stage === 'information')
    .filter((one) => audience === 'both' || audience === one.role);
  const effects = [...made, ...wait.map((one) => tell(one, 'session-open', facts))];
  return done('sessions/1', 'create-session', effects, { count: made.length });
}

function change({ act, desk, facts }: Seen): Decision {
  const one = found(objectOf(act.object).id, desk, facts);
  if (!one) return { kind: 'unknown' };
  const page = `session/${one.id}`;
  const current = one.revision + 1 === act.revision && one.state === 'open' && one.startsAt > facts.now;
  if (!current) return { kind: 'stale', page };
  const given = { ...act.fields, online: one.online ? 'yes' : 'no' };
  const [wrong] = Object.values(checkSession(given, { now: facts.now, zone: one.zone }));
  if (wrong) return { kind: 'wrong', page, notice: wrong };
  const { instants, place, seats } = readSession({ ...act.fields, repeat: '0' }, one.zone);
  const [startsAt = one.startsAt] = instants;
  const booked = one.taken.filter((seat) => seat.state === 'booked').length;
  if (seats < booked) return { kind: 'wrong', page, notice: sessionText('wrong.booked', { booked }) };
  const moved = startsAt !== one.startsAt;
  if (!moved && place === one.place && seats === one.seats) {
    return { kind: 'wrong', page, notice: sessionText('wrong.nothing') };
  }
  const told = moved || place !== one.place ? going(one) : [];
  const zoned = one.taken.map((seat) => ({
    ...seat,
    zone: desk.people.find(({ id }) => id === seat.personId)?.zone ?? one.zone,
  }));
  const end: Effect[] = moved
    ? [
        {
          kind: 'plan',
          due: {
            occurrence: endOccurrence(facts.person.id, one.id, startsAt),
            kind: 'news',
            policy: 'always',
            ...planAt(endOf({ ...one, startsAt }), facts.person.zone),
          },
        },
      ]
    : [];
  return done(page, 'session-changed', [
    { kind: 'gathering', id: one.id, set: { startsAt, place, seats } },
    ...fillSeats({ ...one, startsAt, seats, taken: zoned }, facts.now),
    ...told.map((seat) => tellSeat(one, seat, 'session-changed', facts.now, facts.now, desk)),
    ...end,
  ]);
}

function cancel({ act, desk, facts }: Seen): Decision {
  const one = found(objectOf(act.object).id, desk, facts);
  if (!one) return { kind: 'unknown' };
  const page = `session/${one.id}`;
  const current = one.revision + 1 === act.revision && one.state === 'open' && one.startsAt > facts.now;
  if (!current) return { kind: 'stale', page };
  const effects = going(one).flatMap((seat): Effect[] => [
    { kind: 'seat', of: seat.personId, gatheringId: one.id, state: 'cancelled' },
    tellSeat(one, seat, 'session-cancelled', facts.now, facts.now, desk),
  ]);
  const set: Effect = { kind: 'gathering', id: one.id, set: { state: 'cancelled' } };
  return done(page, 'cancel-session', [set, ...effects], { count: going(one).length });
}

/** By what due row somebody who came is told. */
const cameBy: Readonly<Record<GatheringKind, string | null>> = {
  information: 'after-session',
  training: TICKED,
  exchange: null,
  'mock-interview': null,
  'cv-workshop': null,
  language: null,
};

/** What was ticked about one seat: written now, told later, and until then it can be corrected. */
function ticked(one: DeskGathering, seat: Seat, state: SeatState, { desk, facts }: Seen): Effect[] {
  const kind = state === 'came' ? cameBy[one.kind] : 'session-missed';
  return [
    { kind: 'seat', of: seat.personId, gatheringId: one.id, state, at: facts.now },
    // Of an exchange nobody is told anything.
    ...(kind === null || one.kind === 'exchange'
      ? []
      : [tellSeat(one, seat, kind, toldAt(one, facts.now), facts.now, desk)]),
  ];
}

/**
 * A tick about one person. It is refused when their own tick has changed since the button was shown, and by nothing else:
 * several ticks one after the other, or of two coordinators, do not stand in each other's way.
 */
const tick =
  (state: 'came' | 'missed'): Decide =>
  (seen) => {
    const { act, desk, facts } = seen;
    const slash = act.object.indexOf('/');
    const one = slash < 0 ? null : found(act.object.slice(0, slash), desk, facts);
    const seat = one?.taken.find(({ personId }) => personId === act.object.slice(slash + 1));
    if (!one || !seat) return { kind: 'unknown' };
    const page = `session/${one.id}`;
    const can = ['booked', 'came', 'missed'].includes(seat.state) && seat.state !== state && one.state === 'open';
    if (
      !can ||
      stateNumber(seat.state) !== act.revision ||
      one.startsAt > facts.now ||
      isTold(one, seat, facts.now, desk)
    ) {
      return { kind: 'stale', page };
    }
    const person = desk.people.find(({ id }) => id === seat.personId);
    const name = person ? nameOf(person) : sessionText('guest');
    return done(page, state, ticked(one, seat, state, seen), { name });
  };

function restMissed(seen: Seen): Decision {
  const { act, desk, facts } = seen;
  const one = found(act.object, desk, facts);
  if (!one) return { kind: 'unknown' };
  const page = `session/${one.id}`;
  const rest = one.taken.filter((seat) => seat.state === 'booked');
  const current = one.revision + 1 === act.revision && one.state === 'open' && one.startsAt <= facts.now;
  if (!current || rest.length === 0) return { kind: 'stale', page };
  return done(
    page,
    'rest-missed',
    rest.flatMap((seat) => ticked(one, seat, 'missed', seen)),
    { count: rest.length },
  );
}

/** The decisions by their name in a view. */
export const sessionDecisions: Readonly<Record<string, Decide>> = {
  'create-session': create,
  'session-changed': change,
  'cancel-session': cancel,
  came: tick('came'),
  missed: tick('missed'),
  'rest-missed': restMissed,
};

/** "The programme is for them": kept with who and when. The interview begins when the person has said that they want to go on. */
export const eligible: Decide = onPerson('information', (person, { desk, facts }) => {
  if (person.checked) return null;
  const goesOn = person.answers?.['after-session.on'] === 'yes';
  return [
    {
      kind: 'person',
      of: person.id,
      set: { checkedBy: facts.person.id, checkedAt: facts.now, ...(goesOn ? { stage: 'interview' } : {}) },
    },
    ...(goesOn ? [tell(person, 'eligible', facts)] : []),
    // A doubt about eligibility ends with the decision about it.
    ...desk.cases
      .filter((one) => one.personId === person.id && one.kind === 'eligibility')
      .map(({ id }): Effect => ({ kind: 'case-set', id, set: { state: 'closed' } })),
  ];
});

/** Somebody who knows the programme without a session: informed in person or by telephone. */
export const informed: Decide = onPerson('information', (person, { facts }) =>
  person.checked
    ? [{ kind: 'person', of: person.id, set: { stage: 'interview' } }, tell(person, 'eligible', facts)]
    : null,
);
