// The calendar file of a meeting for whoever of the team comes, or does not come any more.
import type { Effect } from '../effects.ts';
import type { Facts, Meeting } from '../facts.ts';
import { meetingFile } from '../meetings/file.ts';
import type { Desk, DeskDuo } from './desk.ts';
import { meetingOnDesk, meetingText, peopleOf } from './meeting-words.ts';
import { pageOf } from './page-name.ts';
import { nameOf } from './words.ts';

/** The file for the coordinator whose turn it is; `cancelled`: they do not come, or it does not take place. */
export function teamFile(duo: DeskDuo, meeting: Meeting, desk: Desk, cancelled: boolean): Effect[] {
  const people = peopleOf(duo, desk);
  if (!people) return [];
  const params = { mentee: nameOf(people[0]), mentor: nameOf(people[1]) };
  const title =
    meeting.kind === 'first' ? meetingText('calendar.first', params) : meetingText('calendar.agreement', params);
  const document = meetingFile(meeting, title, cancelled);
  const text = cancelled ? meetingText('file.off', params) : meetingText('file', params);
  return document ? [{ kind: 'document', text, document, about: duo.id }] : [];
}

/** What comes with news of a meeting. */
export function fileWithNews(event: string, page: string, desk: Desk, facts: Facts): Effect[] {
  const duo = desk.duos.find(({ id }) => `duo/${id}` === page && pageOf(page).kind === 'duo');
  const meeting = duo && meetingOnDesk(duo);
  if (!duo || !meeting) return [];
  if (event === 'meeting-set' && meeting.coordinatorId === facts.person.id) return teamFile(duo, meeting, desk, false);
  return event === 'meeting-off' ? teamFile(duo, meeting, desk, true) : [];
}
