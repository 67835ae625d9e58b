// What will probably become of what is planned for one person, as things stand: when it is said, or what will hold it back. Whether it is still true is only known when its time has come.
import { treatmentOf } from './due.ts';
import type { WhyHeld } from './due-reasons.ts';
import type { Due, Stage } from './facts.ts';
import { firstPlanned, LATE_HOURS } from './late.ts';
import { hoursBetween } from './local-time.ts';
import { nextAllowed } from './quiet-hours.ts';
import { placeOf } from './unasked.ts';

/** What the coming days of somebody depend on. `sent` are the instants of what was sent unasked in the last week. */
export type Whose = {
  now: string;
  zone: string;
  stage: Stage;
  closingDays: readonly string[];
  sent: readonly string[];
};

/** When it is said, and what holds it back until then. `break`: when the break is over. `lost`: it will be too old by then. */
export type Foreseen = { at: string; held: WhyHeld | 'break' | 'left' | null; lost: boolean };

/** The rows of one person that are still to come, each with what is foreseen; the most important find their places first. */
export function foresee(rows: readonly Due[], whose: Whose): ReadonlyMap<string, Foreseen> {
  const { now, zone, stage } = whose;
  const found = new Map<string, Foreseen>();
  const sent = [...whose.sent];
  const weightOf = (due: Due) => treatmentOf(due.kind)?.weight ?? 0;
  const order = (a: Due, b: Due) =>
    weightOf(b) - weightOf(a) || `${a.at}${a.occurrence}`.localeCompare(`${b.at}${b.occurrence}`);
  for (const due of [...rows].sort(order)) {
    const known = treatmentOf(due.kind);
    const ripe = due.at > now ? due.at : now;
    if (known?.class === 'silent' || known?.class === 'safety') {
      found.set(due.occurrence, { at: ripe, held: null, lost: false });
      continue;
    }
    if (stage === 'left' && known) {
      found.set(due.occurrence, { at: ripe, held: 'left', lost: true });
      continue;
    }
    if (stage === 'paused' && known && !known.inBreak) {
      found.set(due.occurrence, { at: ripe, held: 'break', lost: false });
      continue;
    }
    const allowed = nextAllowed(ripe, zone);
    const quiet = allowed > ripe ? 'quiet' : null;
    if (known?.class !== 'unasked') {
      found.set(due.occurrence, { at: allowed, held: quiet, lost: false });
      continue;
    }
    const own = { occurrence: due.occurrence, at: due.at, weight: known.weight };
    const place = placeOf(own, { ...whose, now: allowed, sent, others: [] });
    const at = place.kind === 'now' ? allowed : place.at;
    const perishes = known.late === 'fold' || known.late === 'drop';
    const lost = perishes && hoursBetween(firstPlanned(due), at) > LATE_HOURS;
    found.set(due.occurrence, { at, held: place.kind === 'now' ? quiet : place.why, lost });
    if (!lost) sent.push(at);
  }
  return found;
}

/** The week of the programme that something belongs to: named by its occurrence, else counted from the start; null without one. */
export function weekOfPlan(
  occurrence: string,
  at: string,
  startedAt: string | null,
  shiftedWeeks: number,
): number | null {
  const named = /\/(?:check-in|week)\/(\d+)(?:\/|$)/.exec(occurrence)?.[1];
  if (named !== undefined) return Number(named);
  if (startedAt === null || at < startedAt) return null;
  return Math.max(1, Math.floor(hoursBetween(startedAt, at) / (7 * 24)) + 1 - shiftedWeeks);
}
