// The moment at which a session ends: its card comes to whoever made it, to tick who came.

const EVENT = 'session-ended';

/** The occurrence of a coordinator's plan: it names the session with the hour that it was planned for, and the page to be shown. */
export const endOccurrence = (coordinatorId: string, gatheringId: string, startsAt: string): string =>
  `${coordinatorId}/news/${EVENT}/${gatheringId}/${startsAt}#session/${gatheringId}`;

/** The session and the hour that such an occurrence is about; null for other plans. */
export function endedOf(occurrence: string): { gatheringId: string; startsAt: string } | null {
  const found = /^[^/]+\/news\/session-ended\/([^/]+)\/([^#]+)#/.exec(occurrence);
  return found ? { gatheringId: found[1] ?? '', startsAt: found[2] ?? '' } : null;
}
