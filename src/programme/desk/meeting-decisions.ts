// What a coordinator decides about the meeting of a duo: to stay away, to arrange or change it, to cancel it, to ask for times once more.
import type { Effect } from '../effects.ts';
import type { Facts, Meeting } from '../facts.ts';
import { planAt } from '../local-time.ts';
import { nextRound, optionsFor } from '../meetings/ask.ts';
import { isSet } from '../meetings/meeting.ts';
import { isLink } from '../meetings/pair.ts';
import { setMeeting, timed } from '../meetings/set.ts';
import { nextAllowed } from '../quiet-hours.ts';
import type { Decide, Decision, Seen } from './decision.ts';
import type { DeskDuo, DeskPerson } from './desk.ts';
import { teamFile } from './meeting-file.ts';
import { checkArrange, NOBODY, teamOf } from './meeting-forms.ts';
import { duoOf, meetingNumber, meetingOnDesk, meetingText, pairOnDesk, peopleOf } from './meeting-words.ts';
import { readTimes } from './slot-forms.ts';
import { zoneOf } from './written-dates.ts';

/** What a decision about a meeting is made from. */
type About = { duo: DeskDuo; meeting: Meeting; people: [DeskPerson, DeskPerson]; seen: Seen };

/** A decision about a meeting that is as it was shown; null when there is nothing to decide as things are now. */
function onMeeting(decide: (about: About) => Decision | null): Decide {
  return (seen) => {
    const { act, desk, facts } = seen;
    const duo = duoOf(act.object, desk, facts);
    if (!duo) return { kind: 'unknown' };
    const page = `duo/${duo.id}`;
    const meeting = meetingOnDesk(duo);
    const people = peopleOf(duo, desk);
    const current = meeting && people && meetingNumber(meeting) === act.revision;
    const decision = current ? decide({ duo, meeting, people, seen }) : null;
    return decision ?? { kind: 'stale', page };
  };
}

const done = (duo: DeskDuo, key: string, effects: readonly Effect[]): Decision => ({
  kind: 'done',
  page: `duo/${duo.id}`,
  notice: meetingText(`done.${key}`),
  effects,
});

/** Both are told something about the meeting, each at the first minute that is not quiet where they are. */
function tellPair(kind: string, meeting: Meeting, people: readonly DeskPerson[], facts: Facts): Effect[] {
  return people.map(({ id, zone }) => {
    const occurrence = `${meeting.duoId}/${id}/${kind}/${meeting.kind}/${meeting.sequence}/team`;
    const at = nextAllowed(facts.now, zone);
    return { kind: 'plan', of: id, due: { occurrence, kind, policy: 'always', ...planAt(at, zone) } };
  });
}

/**
 * The calendars of the team: of whoever comes now, and of whoever came before. A colleague hears it by news, whoever decides
 * has it at once.
 */
function tellCalendars({ duo, meeting, seen: { desk, facts } }: About, next: Meeting): Effect[] {
  const me = facts.person.id;
  const page = `duo/${duo.id}`;
  const comes = next.state === 'set' ? next.coordinatorId : null;
  const came = isSet(meeting) && meeting.coordinatorId !== comes ? meeting.coordinatorId : null;
  const told = (who: string | null, event: string, off: boolean): Effect[] => {
    if (who === null) return [];
    return who === me ? teamFile(duo, next, desk, off) : [{ kind: 'news', to: who, event, data: { page } }];
  };
  return [...told(came, 'meeting-off', true), ...told(comes, 'meeting-set', false)];
}

/**
 * "Without me": the hours of the coordinator do not count any more. While times are asked about, the round begins anew only
 * if there are more of them then; a time that is set stays, and both are told that nobody of the team comes.
 */
function goAlone(about: About): Decision | null {
  const { duo, meeting, people, seen } = about;
  const { desk, facts } = seen;
  const pair = pairOnDesk(duo, desk, facts);
  if (meeting.alone || meeting.state === 'cancelled' || !pair) return null;
  if (isSet(meeting)) {
    if (meeting.startsAt <= facts.now) return null;
    const set = { alone: true, coordinatorId: null, sequence: meeting.sequence + 1 };
    return done(duo, 'meeting-alone', [
      { kind: 'meeting', duoId: duo.id, meeting: meeting.kind, set },
      ...tellPair('meeting-changed', { ...meeting, ...set }, people, facts),
      ...tellCalendars(about, { ...meeting, ...set }),
    ]);
  }
  const without = { ...meeting, alone: true, coordinatorId: null };
  const more = optionsFor(pair, true, facts.now, []).length;
  const open = meeting.state === 'asking' ? meeting.options.length : 0;
  if (more <= open) {
    const set = { alone: true, coordinatorId: null };
    const effects: Effect[] = [{ kind: 'meeting', duoId: duo.id, meeting: meeting.kind, set }];
    return done(duo, open > 0 ? 'meeting-alone.same' : 'meeting-alone.none', effects);
  }
  const round = nextRound(pair, without, open > 0 ? 'team' : 'new', facts.now);
  return done(duo, 'meeting-alone.asked', round.effects);
}

/** A day, an hour and a place, as a coordinator writes them: for a meeting without a time, or with another one. */
function arrange(about: About): Decision | null {
  const { duo, meeting, people, seen } = about;
  const { act, desk, facts } = seen;
  const page = `duo/${duo.id}`;
  const pair = pairOnDesk(duo, desk, facts);
  if (!pair || (isSet(meeting) && meeting.startsAt <= facts.now)) return null;
  const [wrong] = Object.values(checkArrange(act.fields, { now: facts.now, object: act.object }));
  if (wrong) return { kind: 'wrong', page, notice: wrong };
  const { instants, place } = readTimes(act.fields, zoneOf(act.object));
  const [startsAt] = instants;
  if (startsAt === undefined) return null;
  const who = act.fields?.who ?? NOBODY;
  const coordinatorId = teamOf(duo, desk).some(({ id }) => id === who) ? who : null;
  const same = isSet(meeting) && meeting.startsAt === startsAt && meeting.place === place;
  if (same && meeting.coordinatorId === coordinatorId)
    return { kind: 'wrong', page, notice: meetingText('wrong.same') };
  const next = {
    ...timed(meeting, startsAt),
    place,
    online: isLink(place),
    coordinatorId,
    alone: coordinatorId === null,
  };
  const kind = isSet(meeting) ? 'meeting-changed' : 'meeting-set';
  return done(duo, 'arrange', [
    ...setMeeting(pair, next, facts.now),
    ...tellPair(kind, next, people, facts),
    ...tellCalendars(about, next),
  ]);
}

function cancel(about: About): Decision | null {
  const { duo, meeting, people, seen } = about;
  const { facts } = seen;
  if (!isSet(meeting) || meeting.startsAt <= facts.now) return null;
  const set = { state: 'cancelled', sequence: meeting.sequence + 1 } as const;
  return done(duo, 'meeting-cancel', [
    { kind: 'meeting', duoId: duo.id, meeting: meeting.kind, set },
    ...tellPair('meeting-off', { ...meeting, ...set }, people, facts),
    ...tellCalendars(about, { ...meeting, ...set }),
  ]);
}

/** A meeting that was cancelled is looked for once more. */
function askAgain({ duo, meeting, seen: { desk, facts } }: About): Decision | null {
  const pair = pairOnDesk(duo, desk, facts);
  if (meeting.state !== 'cancelled' || !pair) return null;
  const round = nextRound(pair, meeting, 'team', facts.now);
  return done(duo, round.set.state === 'asking' ? 'meeting-again' : 'meeting-again.none', round.effects);
}

/** The decisions by their name in a view. */
export const meetingDecisions: Readonly<Record<string, Decide>> = {
  'meeting-alone': onMeeting(goAlone),
  arrange: onMeeting(arrange),
  'meeting-cancel': onMeeting(cancel),
  'meeting-again': onMeeting(askAgain),
};
