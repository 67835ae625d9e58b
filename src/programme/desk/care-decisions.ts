// What a coordinator decides about an alert or a talk that is due: put off, solved, words to one of the two, talked, not reached.

import { planOf, workingDaysOn } from '../care/plan.ts';
import { alertOccurrence, alertsPage, newestWeek } from '../care/raise.ts';
import { weekAt } from '../check-in/week.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { caseNumber, comparedOnDesk, foundIn } from './care-duo.ts';
import { checkMessage, checkSolve, checkTalked } from './care-forms.ts';
import { snoozes } from './care-page.ts';
import { care } from './care-words.ts';
import type { Decide, Decision, Seen } from './decision.ts';
import type { Desk, DeskCase, DeskDuo } from './desk.ts';
import { nameOf } from './words.ts';

/** Whoever was not reached is tried again after so many working days. */
const TRY_AGAIN_DAYS = 2;

type About = { duo: DeskDuo; one: DeskCase; seen: Seen };

/** A decision about a case that is as it was shown. */
function onCase(
  decide: (about: About) => { key: string; params?: Record<string, string>; effects: readonly Effect[] } | Decision,
): Decide {
  return (seen) => {
    const { act, desk, facts } = seen;
    const found = foundIn(act.object, desk, facts);
    if (!found) return { kind: 'unknown' };
    const page = alertsPage(found.duo.id);
    if (!found.one || caseNumber(found.one) !== act.revision) return { kind: 'stale', page };
    const done = decide({ duo: found.duo, one: found.one, seen });
    if ('kind' in done) return done;
    return { kind: 'done', page, notice: care(`done.${done.key}`, done.params), effects: done.effects };
  };
}

const zoneIn = (duo: DeskDuo, facts: Facts): string =>
  facts.centres.find(({ id }) => id === duo.centreId)?.zone ?? facts.person.zone;

const closedIn = (duo: DeskDuo, desk: Desk): readonly string[] =>
  desk.centreSettings.find(({ centreId }) => centreId === duo.centreId)?.closingDays ?? [];

const personIn = (id: string, desk: Desk) => desk.people.find((one) => one.id === id);

/** Put off, and told once more when its time has come. */
function putOff({ duo, one, seen: { desk, facts } }: About, days: number): { until: string; effects: Effect[] } {
  const person = personIn(one.personId, desk);
  const until = workingDaysOn(facts.now, days, zoneIn(duo, facts), closedIn(duo, desk));
  const set = { snoozedUntil: until, level: one.level };
  const occurrence = `${duo.id}/${one.personId}/care-back/${one.kind}/${facts.now}`;
  return {
    until,
    effects: [
      { kind: 'case-set', id: one.id, set },
      ...(person ? [planOf(person, occurrence, 'care-back', until)] : []),
    ],
  };
}

const snooze = (days: number): Decide =>
  onCase((about) => {
    const { until, effects } = putOff(about, days);
    return { key: 'care-snooze', params: { date: `$date:${until.slice(0, 10)}` }, effects };
  });

/** A private note on the card of whom it is about. */
const noteFor = (of: string, text: string): Effect => ({ kind: 'note', of, note: 'care', text });

const solve: Decide = onCase((about) => {
  const { duo, one, seen } = about;
  const { act, desk, facts } = seen;
  const [wrong] = Object.values(checkSolve(act.fields));
  if (wrong) return { kind: 'wrong', page: alertsPage(duo.id), notice: wrong };
  const person = personIn(one.personId, desk);
  const compared = comparedOnDesk(duo, facts);
  const week = Math.max(newestWeek(compared, facts.now), weekAt(compared, facts.now));
  const occurrence = alertOccurrence('solved', duo.id, one.personId, one.kind, week, facts.now);
  const words = (act.fields?.note ?? '').trim();
  return {
    key: 'care-solve',
    effects: [
      { kind: 'case-set', id: one.id, set: { state: 'closed' } },
      ...(words === '' ? [] : [noteFor(one.personId, words)]),
      ...(person ? [planOf(person, occurrence, 'care-solved', facts.now)] : []),
    ],
  };
});

/** Words of the coordinator, told to one of the two as something booked: at the first minute that is not quiet where they are. */
const message: Decide = onCase(({ duo, seen: { act, desk, facts } }) => {
  const [wrong] = Object.values(checkMessage(act.fields));
  if (wrong) return { kind: 'wrong', page: alertsPage(duo.id), notice: wrong };
  const to = [duo.menteeId, duo.mentorId].find((id) => id === act.fields?.to);
  const person = to && personIn(to, desk);
  if (!person) return { kind: 'unknown' };
  return {
    key: 'care-message',
    params: { name: nameOf(person) },
    effects: [
      {
        kind: 'partner-message',
        duoId: duo.id,
        to: person.id,
        zone: person.zone,
        at: nextAllowed(facts.now, person.zone),
        message: 'coordinator',
        words: (act.fields?.words ?? '').trim(),
      },
    ],
  };
});

const talked: Decide = onCase(({ duo, one, seen: { act } }) => {
  const [wrong] = Object.values(checkTalked(act.fields));
  if (wrong) return { kind: 'wrong', page: alertsPage(duo.id), notice: wrong };
  return {
    key: 'care-talked',
    effects: [
      { kind: 'case-set', id: one.id, set: { state: 'closed' } },
      noteFor(duo.menteeId, (act.fields?.note ?? '').trim()),
    ],
  };
});

const notReached: Decide = onCase((about) => {
  const { until, effects } = putOff(about, TRY_AGAIN_DAYS);
  return { key: 'care-not-reached', params: { date: `$date:${until.slice(0, 10)}` }, effects };
});

/** The decisions by their name in a view. */
export const careCaseDecisions: Readonly<Record<string, Decide>> = {
  ...Object.fromEntries(Object.entries(snoozes).map(([name, days]) => [name, snooze(days)])),
  'care-solve': solve,
  'care-message': message,
  'care-talked': talked,
  'care-not-reached': notReached,
};
