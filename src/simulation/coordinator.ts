// What a synthetic coordinator does on a working morning: looks at their desk, and decides what waits for them.
import type { Act } from '../core/view.ts';
import type { Desk, DeskDuo } from '../programme/desk/desk.ts';
import { NOBODY } from '../programme/desk/meeting-forms.ts';
import { meetingNumber, meetingOnDesk, objectOfDuo } from '../programme/desk/meeting-words.ts';
import { localDate } from '../programme/local-time.ts';

const DAY_MS = 24 * 3_600_000;
/** A duo lasts so many days: a little less than six months. */
const LASTS_DAYS = 178;
/** Cases are closed when they have been open for so many days. */
const CASE_DAYS = 3;
/** Who does not answer at the end is not waited for for ever. */
const EVALUATION_DAYS = 10;

/** A meeting that the two could not agree on is set by hand: on the third day from now, at eleven, without the coordinator. */
function arranged(duo: DeskDuo, now: string): Act[] {
  const meeting = meetingOnDesk(duo);
  if (meeting?.state !== 'arranging') return [];
  const date = localDate(new Date(Date.parse(now) + 3 * DAY_MS).toISOString(), 'Europe/Brussels');
  const fields = { date, time: '11:00', place: 'Kouter 1', who: NOBODY };
  return [{ do: 'arrange', object: objectOfDuo(duo), revision: meetingNumber(meeting), fields }];
}

/** The acts of one morning, from what the desk shows; each is looked at again by the service. */
export function actsOf(desk: Desk, now: string): Act[] {
  const duos = desk.duos.flatMap((duo) => ofDuo(duo, desk, now));
  const revisionOf = new Map(desk.people.map(({ id, revision }) => [id, revision]));
  const cases = desk.cases.flatMap((one): Act[] => {
    const revision = revisionOf.get(one.personId);
    if (revision === undefined) return [];
    const act = { object: one.id, revision };
    if (Date.parse(now) - Date.parse(one.openedAt) < CASE_DAYS * DAY_MS)
      return one.owner === null ? [{ do: 'take-case', ...act }] : [];
    return [{ do: 'close-case', ...act }];
  });
  return [...duos, ...cases];
}

function ofDuo(duo: DeskDuo, desk: Desk, now: string): Act[] {
  if (duo.state === 'proposed') return arranged(duo, now);
  const pair = desk.people.filter(({ id }) => id === duo.menteeId || id === duo.mentorId);
  if (duo.state === 'agreement') {
    const object = objectOfDuo(duo);
    const { agreement } = duo;
    // Before both have heard of it, nothing is prepared.
    if (!agreement) {
      if (!pair.every(({ stage }) => stage === 'agreement')) return [];
      const day = (days: number) =>
        localDate(new Date(Date.parse(now) + days * DAY_MS).toISOString(), 'Europe/Brussels');
      const fields = {
        objective: 'A first contract',
        day: 'tue',
        time: '18:00',
        place: 'Kouter 1',
        questions: 'mentee',
      };
      const dates = { start: day(2), end: day(LASTS_DAYS) };
      return [{ do: 'agreement-prepared', object, revision: 0, fields: { ...fields, ...dates } }];
    }
    const signed = duo.signatures.some((one) => one.role === 'coordinator' && one.edition === agreement.edition);
    return signed
      ? []
      : [{ do: 'agreement-sign', object, revision: agreement.edition, fields: { name: 'Sofie Peeters' } }];
  }
  if (duo.state !== 'evaluation') return [];
  const since = duo.endsAt === null ? 0 : Date.parse(now) - Date.parse(duo.endsAt);
  const answered = Object.values(duo.answers).filter((mine) => mine['evaluation.done'] !== undefined).length;
  if (answered < 2 && since < EVALUATION_DAYS * DAY_MS) return [];
  return [{ do: 'close-duo', object: duo.id, revision: duo.revision, fields: { note: 'Closed with both' } }];
}
