// The doctor: looks for what is wrong with an installation, one line a fault.
import type { AdminParts, Answer } from './command.ts';

/** Looks for what is wrong; every fault is one line, and any makes the exit code 1. */
export async function examine(parts: AdminParts): Promise<Answer> {
  const { admin, clock } = parts;
  const faults = [...(await parts.faults())];
  const now = Date.parse(clock.now());
  for (const centre of await admin.centres()) {
    if (!centre.closed && centre.coordinators === 0)
      faults.push(`The centre ${centre.name} has no coordinator: nobody reads what its people write`);
  }
  const counts = await admin.counts();
  const minutes = (instant: string | null) => (instant === null ? 0 : Math.floor((now - Date.parse(instant)) / 60_000));
  if (counts.parkedInputs > 0) faults.push(`${counts.parkedInputs} inputs failed for good and are parked`);
  if (counts.deadLetters > 0)
    faults.push(`${counts.deadLetters} messages could not be delivered; see "duo outbox redrive"`);
  if (minutes(counts.oldestInput) >= 1)
    faults.push(`The oldest input waits for its turn since ${minutes(counts.oldestInput)} minutes`);
  if (minutes(counts.oldestUnsent) >= 5)
    faults.push(`The oldest message waits to be sent since ${minutes(counts.oldestUnsent)} minutes`);
  if (counts.openCases > 0)
    faults.push(`${counts.openCases} people wait for a person, the first since ${minutes(counts.oldestCase)} minutes`);
  const unplanned = await admin.unplanned(clock.now());
  if (unplanned.length > 0)
    faults.push(`${unplanned.length} active duos have no next check-in planned: ${unplanned.join(' ')}`);
  return {
    exit: faults.length > 0 ? 1 : 0,
    result: { ok: faults.length === 0, faults, counts },
    words: faults.length > 0 ? faults : ['Everything is in order'],
  };
}
