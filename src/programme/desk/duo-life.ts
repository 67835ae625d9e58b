// What a coordinator decides about the course of a duo: a pause, another time, a later end, an early end, and whether messages pass between the two.
import type { Action, Section } from '../../core/view.ts';
import { isPaused, lastEnd, paused, pauseWeeks } from '../duo-life/course.ts';
import { tellPair } from '../duo-life/told.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { localDate, planAt } from '../local-time.ts';
import { isSet } from '../meetings/meeting.ts';
import { minuteForBoth } from '../same-minute.ts';
import type { Decide, Decision, Seen } from './decision.ts';
import { tell } from './decision.ts';
import type { Desk, DeskCase, DeskDuo, DeskPerson } from './desk.ts';
import { courseForms, endOn, zoneOfCentre } from './duo-life-forms.ts';
import { courseText } from './duo-life-words.ts';
import { teamFile } from './meeting-file.ts';
import { duoOf, meetingOnDesk, peopleOf } from './meeting-words.ts';
import { day, nameOf, text } from './words.ts';
import { objectIn } from './written-dates.ts';

/** Minutes after the words about an early end at which its questions come. */
const QUESTIONS_AFTER = 1;

/** A duo that can be ended before its time. */
const endable = ['proposed', 'agreement', 'active'] as const;

type About = { duo: DeskDuo; people: [DeskPerson, DeskPerson]; zone: string; seen: Seen };

/** A decision about a duo that is as it was shown and in one of these states; null when there is nothing to decide as things are now. */
function onDuo(states: readonly DeskDuo['state'][], decide: (about: About) => Decision | null): Decide {
  return (seen) => {
    const { act, desk, facts } = seen;
    const duo = duoOf(act.object, desk, facts);
    if (!duo) return { kind: 'unknown' };
    const page = `duo/${duo.id}`;
    const people = peopleOf(duo, desk);
    if (!people || !states.includes(duo.state) || duo.revision !== act.revision) return { kind: 'stale', page };
    const form = Object.values(courseForms).find(({ sends }) => sends === act.do);
    const checked = { vocabulary: seen.vocabulary, now: facts.now, language: facts.language, lists: facts.lists };
    const [wrong] = Object.values(form?.check(act.fields, { ...checked, object: act.object }) ?? {});
    if (wrong) return { kind: 'wrong', page, notice: wrong };
    return decide({ duo, people, zone: zoneOfCentre(duo, facts), seen }) ?? { kind: 'stale', page };
  };
}

const done = ({ duo, seen }: About, effects: readonly Effect[]): Decision => ({
  kind: 'done',
  page: `duo/${duo.id}`,
  notice: courseText(`done.${seen.act.do}`),
  effects,
});

const requests = (duo: DeskDuo, desk: Desk, kind: string): DeskCase[] =>
  desk.cases.filter((one) => one.kind === kind && one.duoId === duo.id);

const solved = (cases: readonly DeskCase[]): Effect[] =>
  cases.map(({ id, personId }) => ({ kind: 'case-set', id, of: personId, set: { state: 'closed' } }));

/** The pause: until, end and weeks move together. Both hear it in the same minute, and are asked back on the day. */
function pause(about: About, weeks: number): Decision | null {
  const { duo, people, zone, seen } = about;
  const { desk, facts } = seen;
  const change = paused(duo, weeks, zone, facts.now);
  if (!change) return { kind: 'wrong', page: `duo/${duo.id}`, notice: courseText('wrong.pause') };
  return done(about, [
    { kind: 'duo', id: duo.id, set: change },
    ...tellPair(duo.id, 'duo-paused', change.pausedUntil, people, facts.now),
    ...people.map(({ id, zone: own }): Effect => {
      const occurrence = `${duo.id}/${id}/duo-back/${change.pausedUntil}`;
      const due = { occurrence, kind: 'duo-back', policy: 'always', ...planAt(change.pausedUntil, own) };
      return { kind: 'plan', of: id, due };
    }),
    ...solved(requests(duo, desk, 'pause')),
  ]);
}

const weeksAsked = (duo: DeskDuo, desk: Desk): number | null => {
  const weeks = requests(duo, desk, 'pause')[0]?.listener;
  return pauseWeeks.some((one) => one === weeks) ? Number(weeks) : null;
};

/** An active duo: its evaluation begins, with questions of its own. */
function endActive({ duo, people, seen: { act, facts } }: About): Effect[] {
  const at = minuteForBoth(facts.now, [people[0].zone, people[1].zone]);
  const after = new Date(Date.parse(at) + QUESTIONS_AFTER * 60_000).toISOString();
  const reason = act.fields?.reason ?? 'other';
  const wordsTo = ({ id, role }: DeskPerson): Effect[] => {
    const words = (act.fields?.[`to-${role}`] ?? '').trim();
    const kept = { kind: 'duo-record', duoId: duo.id, of: id, occasion: 'early-end', step: 'words' } as const;
    return words ? [{ ...kept, value: words, coded: false }] : [];
  };
  return [
    { kind: 'duo', id: duo.id, set: { state: 'evaluation', reason, endsAt: facts.now, pausedUntil: null } },
    ...people.flatMap(wordsTo),
    ...tellPair(duo.id, 'duo-early', facts.now, people, facts.now),
    ...people.map(({ id, zone }): Effect => {
      const due = { occurrence: `${duo.id}/${id}/evaluation/early`, kind: 'evaluation', policy: 'always' };
      return { kind: 'plan', of: id, due: { ...due, ...planAt(after, zone) } };
    }),
  ];
}

/** A duo that was still to sign: it never began. What was fixed is called off in the calendars too. */
function endUnsigned({ duo, people, seen: { act, desk, facts } }: About): Effect[] {
  const meeting = meetingOnDesk(duo);
  const coming = isSet(meeting) && meeting.startsAt > facts.now ? meeting : null;
  const off = coming ? { ...coming, state: 'cancelled' as const, sequence: coming.sequence + 1 } : null;
  const file = off ? `${off.kind}~${off.startsAt}~${off.minutes}~${off.sequence}` : 'none';
  const state = duo.state === 'proposed' ? 'declined' : 'ended';
  const me = facts.person.id;
  const comes = coming?.coordinatorId ?? null;
  const page = `duo/${duo.id}`;
  return [
    { kind: 'duo', id: duo.id, set: { state, reason: act.fields?.reason ?? 'other', endedAt: facts.now } },
    ...(meeting && meeting.state !== 'cancelled'
      ? [
          {
            kind: 'meeting',
            duoId: duo.id,
            meeting: meeting.kind,
            set: { state: 'cancelled', sequence: off?.sequence ?? meeting.sequence },
          } as const,
        ]
      : []),
    ...tellPair(duo.id, 'duo-off', file, people, facts.now),
    ...(off && comes === me ? teamFile(duo, off, desk, true) : []),
    ...(off && comes !== null && comes !== me
      ? [{ kind: 'news', to: comes, event: 'meeting-off', data: { page } } as const]
      : []),
  ];
}

function endEarly(about: About): Decision {
  const { duo, people, seen } = about;
  const { fields } = seen.act;
  const why = `${fields?.reason} · ${fields?.wish}: ${(fields?.note ?? '').trim()}`;
  return done(about, [
    ...(duo.state === 'active' ? endActive(about) : endUnsigned(about)),
    ...people.map(({ id }): Effect => ({ kind: 'note', of: id, note: 'early-end', text: why })),
    ...solved([...requests(duo, seen.desk, 'end-duo'), ...requests(duo, seen.desk, 'pause')]),
  ]);
}

/** Both are asked, each alone; the end moves when both have said yes. */
function askLonger(about: About): Decision | null {
  const { duo, people, zone, seen } = about;
  const end = seen.act.fields?.end ?? '';
  const most = lastEnd(duo, zone);
  if (duo.endsAt === null || most === null) return null;
  if (end > most || end <= localDate(duo.endsAt, zone)) {
    return { kind: 'wrong', page: `duo/${duo.id}`, notice: courseText('wrong.most', { date: `$date:${most}` }) };
  }
  const value = endOn(end, duo.endsAt, zone);
  return done(about, [
    ...people.map(
      ({ id }): Effect => ({
        ...{ kind: 'duo-record', duoId: duo.id, of: id, occasion: 'longer', step: 'until' },
        ...{ value, coded: true },
      }),
    ),
    ...tellPair(duo.id, 'longer', value, people, seen.facts.now),
  ]);
}

const contact =
  (on: 'yes' | 'no', kind: 'contact-frozen' | 'contact-open') =>
  (about: About): Decision | null => {
    const { duo, people, seen } = about;
    if (isFrozen(duo) === (on === 'yes')) return null;
    return done(about, [
      ...people.map(
        ({ id }): Effect => ({
          ...{ kind: 'duo-record', duoId: duo.id, of: id, occasion: 'frozen', step: 'on' },
          ...{ value: on, coded: true },
        }),
      ),
      ...tellPair(duo.id, kind, seen.facts.now, people, seen.facts.now),
    ]);
  };

/** Whether messages between the two are stopped. */
const isFrozen = (duo: DeskDuo): boolean => duo.answers[duo.menteeId]?.['frozen.on'] === 'yes';

/** The decisions by their name in a view. */
export const courseDecisions: Readonly<Record<string, Decide>> = {
  'duo-paused': onDuo(['active'], (about) => pause(about, Number(about.seen.act.fields?.weeks))),
  'pause-yes': onDuo(['active'], (about) => {
    const weeks = weeksAsked(about.duo, about.seen.desk);
    return weeks === null ? null : pause(about, weeks);
  }),
  'pause-not': onDuo(['active'], (about) => {
    const { duo, people, seen } = about;
    const asked = requests(duo, seen.desk, 'pause');
    const who = people.filter(({ id }) => asked.some(({ personId }) => personId === id));
    if (asked.length === 0) return null;
    const told = who.map((one): Effect => {
      const plan = tell(one, 'pause-not', seen.facts);
      const occurrence = `${duo.id}/${one.id}/pause-not/${seen.facts.now}`;
      return plan.kind === 'plan' ? { ...plan, due: { ...plan.due, occurrence } } : plan;
    });
    return done(about, [...told, ...solved(asked)]);
  }),
  'rhythm-set': onDuo(['active'], (about) => {
    const { duo, people, seen } = about;
    const rhythm = { day: seen.act.fields?.day ?? '', time: seen.act.fields?.time ?? '' };
    return done(about, [
      { kind: 'duo', id: duo.id, set: { rhythm } },
      ...tellPair(duo.id, 'time-set', seen.facts.now, people, seen.facts.now),
    ]);
  }),
  'longer-asked': onDuo(['active'], askLonger),
  'duo-ended': onDuo(endable, endEarly),
  'contact-freeze': onDuo(['agreement', 'active'], contact('yes', 'contact-frozen')),
  'contact-thaw': onDuo(['agreement', 'active'], contact('no', 'contact-open')),
};

/** What the card of a duo says of its course, what is asked of the team, and what can be decided. */
export function courseSections(duo: DeskDuo, desk: Desk, facts: Pick<Facts, 'now' | 'centres' | 'person'>): Section[] {
  if (!endable.some((state) => state === duo.state)) return [];
  const zone = facts.centres.find(({ id }) => id === duo.centreId)?.zone ?? facts.person.zone;
  const act = (name: string, more: Partial<Action> = {}): Action => ({
    do: name,
    object: objectIn(duo.id, zone),
    revision: duo.revision,
    label: courseText(`do.${name}`),
    ...more,
  });
  const form = (name: string): Action => act(name, { object: duo.id, opens: true });
  const active = duo.state === 'active';
  const rhythm = duo.rhythm ?? duo.agreement?.content.rhythm ?? null;
  const freeze = isFrozen(duo)
    ? act('contact-thaw')
    : act('contact-freeze', { tone: 'danger', sure: courseText('sure.contact-freeze') });
  const nameBy = (id: string) => nameOf(desk.people.find((one) => one.id === id));
  const asked = active ? requests(duo, desk, 'pause') : [];
  return [
    ...asked.map(
      (one): Section => ({
        title: text('case.pause', { name: nameBy(one.personId), date: day(one.openedAt) }),
        text: courseText('asked.pause', { count: weeksAsked(duo, desk) ?? 0 }),
        actions: [act('pause-yes', { tone: 'main' }), act('pause-not')],
      }),
    ),
    ...requests(duo, desk, 'end-duo').map(
      (one): Section => ({
        title: text('case.end-duo', { name: nameBy(one.personId), date: day(one.openedAt) }),
        ...(one.note === null ? {} : { text: one.note }),
      }),
    ),
    {
      title: courseText('title'),
      lines: [
        ...(rhythm && active
          ? [
              {
                label: courseText('line.rhythm'),
                value: courseText('rhythm', {
                  day: { flow: 'agreement', key: `day.${rhythm.day}` },
                  time: rhythm.time,
                }),
              },
            ]
          : []),
        ...(isPaused(duo, facts.now)
          ? [{ label: courseText('line.paused'), value: text('date', { date: day(duo.pausedUntil ?? '') }) }]
          : []),
        ...(duo.shiftedWeeks > 0 ? [{ label: courseText('line.shifted'), value: String(duo.shiftedWeeks) }] : []),
        ...(isFrozen(duo) ? [{ label: courseText('line.contact'), value: courseText('frozen') }] : []),
      ],
      actions: [
        ...(active ? [form('to-duo-paused'), form('to-rhythm-set'), form('to-longer-asked')] : []),
        ...(duo.state === 'proposed' ? [] : [freeze]),
        { ...form('to-duo-ended'), tone: 'danger' },
      ],
    },
  ];
}
