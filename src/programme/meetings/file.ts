// A meeting as a file for the calendar: the same meeting keeps its name there, and every change has a higher number.
import type { TextRef } from '../../core/effect.ts';
import type { DocumentSpec } from '../document.ts';
import type { Facts, Meeting } from '../facts.ts';

/** The file of a meeting that has, or had, a time; undefined without one. */
export function meetingFile(
  meeting: Meeting,
  title: TextRef,
  cancelled = meeting.state === 'cancelled',
): DocumentSpec | undefined {
  const { duoId, kind, sequence, startsAt, minutes, place } = meeting;
  if (startsAt === null) return undefined;
  const own = { uid: `${duoId}-${kind}@duo`, sequence, startsAt, minutes, title, place };
  return { kind: 'meeting', ...own, ...(cancelled ? { cancelled } : {}) };
}

/** For one of the two. */
export function ownFile(meeting: Meeting, facts: Facts): { document?: DocumentSpec } {
  const params = { partner: facts.duo?.partner.firstName ?? '' };
  const title =
    meeting.kind === 'first'
      ? { flow: 'my-meeting', key: 'title.first', params }
      : { flow: 'my-meeting', key: 'title.agreement', params };
  const document = meetingFile(meeting, title);
  return document ? { document } : {};
}
