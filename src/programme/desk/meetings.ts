// The meeting of a duo on its card: which times were asked and who has answered, when and where it is and who comes, and what can be done; and what of meetings is on the overview.
import type { Action, Section, Words } from '../../core/view.ts';
import type { Facts, Meeting } from '../facts.ts';
import { localDate } from '../local-time.ts';
import { endOf, isSet, occasionOf } from '../meetings/meeting.ts';
import type { Desk, DeskDuo } from './desk.ts';
import { meetingNumber, meetingOnDesk, meetingText, objectOfDuo } from './meeting-words.ts';
import { nameOf, open, text } from './words.ts';
import { objectIn, whenOf } from './written-dates.ts';

/** How many of one kind are listed on the home page. */
const LISTED = 5;

const nameIn = (id: string, desk: Desk): string => nameOf(desk.people.find((one) => one.id === id));

/** Who of the team is there. */
const whoComes = ({ coordinatorId }: Meeting, desk: Desk): Words =>
  coordinatorId === null ? meetingText('nobody') : (desk.team.find(({ id }) => id === coordinatorId)?.name ?? '—');

/** The section of the card; nothing while no meeting is looked for. */
export function meetingSections(duo: DeskDuo, desk: Desk, now: string): Section[] {
  const meeting = meetingOnDesk(duo);
  if (!meeting) return [];
  const line = (label: string, value: Words) => ({ label: meetingText(label), value });
  const zone = meeting.zone;
  const asked =
    meeting.state === 'asking'
      ? [
          ...meeting.options.map((startsAt) => line('asked', whenOf({ startsAt, zone }))),
          ...[duo.menteeId, duo.mentorId].map((id) => ({
            label: nameIn(id, desk),
            value: answeredOf(duo, id, meeting),
          })),
        ]
      : [];
  const set = isSet(meeting)
    ? [line('when', whenOf(meeting)), line('place', meeting.place), line('who', whoComes(meeting, desk))]
    : [];
  const over = isSet(meeting) && endOf(meeting) <= now;
  return [
    {
      title: meetingText(`title.${meeting.kind}`),
      lines: [line('state', meetingText(over ? 'state.over' : `state.${meeting.state}`)), ...asked, ...set],
      actions: actionsOf(duo, meeting, now),
    },
  ];
}

function answeredOf(duo: DeskDuo, id: string, meeting: Meeting): Words {
  return duo.answers[id]?.[`${occasionOf(meeting)}.done`] === undefined
    ? text('duo.not-answered')
    : meetingText('answered');
}

/** What can be done with it as it is now. */
function actionsOf(duo: DeskDuo, meeting: Meeting, now: string): Action[] {
  const revision = meetingNumber(meeting);
  const act = (name: string, more: Partial<Action> = {}): Action => ({
    do: name,
    object: objectOfDuo(duo),
    revision,
    label: meetingText(`do.${name}`),
    ...more,
  });
  const form = (name: string): Action => act(name, { object: objectIn(duo.id, meeting.zone), opens: true });
  const alone = meeting.alone ? [] : [act('meeting-alone')];
  switch (meeting.state) {
    case 'asking':
      return [...alone, form('to-arrange')];
    case 'arranging':
      return [{ ...form('to-arrange'), tone: 'main' }, ...alone];
    case 'set': {
      if (!isSet(meeting) || meeting.startsAt <= now) return [];
      const sure = meetingText('sure.meeting-cancel');
      return [form('to-move'), ...alone, act('meeting-cancel', { tone: 'danger', sure })];
    }
    case 'cancelled':
      return [act('meeting-again', { tone: 'main' }), form('to-arrange')];
  }
}

/** The meetings of today, and those that somebody of the team must arrange; the coordinator's own first. */
export function meetingsToday(desk: Desk, facts: Facts): Section[] {
  const me = facts.person.id;
  const rank = (duo: DeskDuo) => (duo.coordinatorId === me ? 0 : 1);
  const all = desk.duos
    .flatMap((duo) => {
      const meeting = meetingOnDesk(duo);
      return meeting ? [{ duo, meeting }] : [];
    })
    .sort((a, b) => rank(a.duo) - rank(b.duo) || (a.meeting.startsAt ?? '').localeCompare(b.meeting.startsAt ?? ''));
  const today = all.filter(
    ({ meeting }) =>
      isSet(meeting) &&
      endOf(meeting) > facts.now &&
      localDate(meeting.startsAt, meeting.zone) === localDate(facts.now, meeting.zone),
  );
  const arrange = all.filter(({ meeting }) => meeting.state === 'arranging');
  const both = ({ menteeId, mentorId }: DeskDuo) =>
    meetingText('pair', { mentee: nameIn(menteeId, desk), mentor: nameIn(mentorId, desk) });
  const listed = (title: string, rows: typeof all, value: (meeting: Meeting) => Words): Section[] => {
    if (rows.length === 0) return [];
    const shown = rows.slice(0, LISTED);
    return [
      {
        title: meetingText(title),
        lines: shown.map(({ duo, meeting }) => ({ label: both(duo), value: value(meeting) })),
        ...(rows.length > LISTED ? { text: text('more', { count: rows.length - LISTED }) } : {}),
        actions: shown.map(({ duo }) => open(`duo/${duo.id}`, both(duo))),
      },
    ];
  };
  return [
    ...listed('home.today', today, (one) => (isSet(one) ? whenOf(one) : '')),
    ...listed('home.arrange', arrange, ({ kind }) => meetingText(`title.${kind}`)),
  ];
}
