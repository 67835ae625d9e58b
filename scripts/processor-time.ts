// Whether a computer was busy with something else: what all of its processors did, and what this process and its children did.
import { readFileSync } from 'node:fs';

/** Processor time up to a moment, in the kernel's ticks: of all processors, the part in which they worked, and our own part of that. */
export type ProcessorTime = { all: number; worked: number; ours: number };

/** The time as it is in the kernel's words: `/proc/stat`, and `/proc/self/stat` once every child has ended. */
export function parseProcessorTime(stat: string, self: string): ProcessorTime {
  const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, irq = 0, softIrq = 0, stolen = 0] = stat
    .slice(0, stat.indexOf('\n'))
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const worked = user + nice + system + irq + softIrq + stolen;
  // The second field is the name of the program, in brackets, and may hold blanks. Ours, and that of the children that have ended.
  const ours = self
    .slice(self.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number)
    .reduce((sum, ticks) => sum + ticks, 0);
  return { all: worked + idle + waiting, worked, ours };
}

/** The time now; null on a computer that does not say. */
export function readProcessorTime(): ProcessorTime | null {
  try {
    return parseProcessorTime(readFileSync('/proc/stat', 'utf8'), readFileSync('/proc/self/stat', 'utf8'));
  } catch {
    return null;
  }
}

/** The part of all processors' time, 0 to 1, that others took between two moments. Nobody, where the computer does not say. */
export function takenByOthers(before: ProcessorTime | null, after: ProcessorTime | null): number {
  if (!before || !after || after.all <= before.all) return 0;
  const worked = after.worked - before.worked - (after.ours - before.ours);
  return Math.max(0, worked / (after.all - before.all));
}
