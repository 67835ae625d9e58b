// The certificate of somebody whose duo is over: made of what both reported, the same to the last byte whenever it is asked for.
import { decidedWeeks, isHeld } from '../care/compare.ts';
import type { DocumentSpec } from '../document.ts';
import type { Effect } from '../effects.ts';
import type { Facts, PastDuo } from '../facts.ts';
import { localDate } from '../local-time.ts';

/** Which words the certificate is made of; another name when they change. */
const VERSION = 'certificate-1';
/** So long after the end every week is settled, however late somebody still answered. */
const SETTLED_MS = 30 * 86_400_000;

/** What was held in a duo that is over: by what both report, as in every figure. */
export function heldIn(past: PastDuo, role: 'mentee' | 'mentor', zone: string): { meetings: number; minutes: number } {
  const end = past.endedAt ?? past.endsAt;
  if (past.startedAt === null || end === null) return { meetings: 0, minutes: 0 };
  const [mentee, mentor] = role === 'mentee' ? [past.mine, past.theirs] : [past.theirs, past.mine];
  const course = { rhythm: null, weeks: [], pausedUntil: null, shiftedWeeks: 0 };
  const settled = new Date(Date.parse(end) + SETTLED_MS).toISOString();
  const held = decidedWeeks({ ...past, ...course, zone, mentee, mentor }, settled).filter(isHeld);
  return { meetings: held.length, minutes: held.reduce((sum, one) => sum + one.minutes, 0) };
}

/** The document of this person; null without a duo that began and is over. */
export function certificateOf(facts: Facts): Extract<DocumentSpec, { kind: 'certificate' }> | null {
  const { past, person, language } = facts;
  const role = person.role === 'mentor' ? 'mentor' : 'mentee';
  const end = past && (past.state === 'closed' ? past.endsAt : past.endedAt);
  if (!past?.startedAt || !end || (past.state !== 'closed' && past.state !== 'ended')) return null;
  const centre = facts.centres.find(({ id }) => id === past.centreId);
  const zone = centre?.zone ?? 'Europe/Brussels';
  const { meetings, minutes } = heldIn(past, role, zone);
  // As in the agreement, where somebody wrote the whole name; else the first name that we know.
  const name = past.agreement?.content[role] ?? person.firstName ?? '';
  const hours = Math.round(minutes / 60);
  const day = (at: string) => `$date:${localDate(at, zone)}`;
  const text = (key: string, params = {}) => ({ flow: 'certificate', key, params });
  return {
    kind: 'certificate',
    id: `${past.id}/certificate/${person.id}/${language}/${meetings}-${hours}`,
    duoId: past.id,
    version: VERSION,
    language,
    person: name,
    title: { flow: 'certificate', key: 'title' },
    about: text(`about.${role}`, { centre: centre?.name ?? '' }),
    rows: [
      [text('row.period'), text('period', { start: day(past.startedAt), end: day(end) })],
      [text('row.meetings'), String(meetings)],
      [text('row.hours'), String(hours)],
      [text('row.centre'), centre?.name ?? ''],
    ],
    source: text('source'),
    sign: [text('sign.name'), text('sign.day'), text('sign.hand')],
  };
}

/** It is handed out to this person, who asks for it; nothing where there is none. */
export function handOutCertificate(facts: Facts): Effect[] {
  const document = certificateOf(facts);
  const text = { flow: 'certificate', key: 'paper' };
  return document ? [{ kind: 'document', text, document, about: document.duoId }] : [];
}
