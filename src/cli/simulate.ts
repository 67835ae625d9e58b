// `duo simulate`: the whole programme with synthetic people over the store in memory. Needs no service, no database and no settings.
import { simulate as run, type Simulated } from '../simulation/run.ts';
import { openCatalogue } from '../speech/catalogue.ts';
import { memoryStore } from '../store/memory.ts';

/** What comes of it: the exit code, what is printed, and words for whoever reads along. */
export type SimulateDone = { exit: 0 | 1; out: string; words: string[] };

/** Simulates, and says what came of it: one JSON document, or a few lines. */
export async function simulate(asked: Simulated, json: boolean, err: (text: string) => void): Promise<SimulateDone> {
  const parts = { store: memoryStore(), catalogue: openCatalogue() };
  const done = await run(asked, parts, (week, events) => {
    err(`week ${week} of ${asked.weeks}, ${events} events\n`);
  });
  const { counts, ...result } = done;
  const words = [...counts].map(([invariant, count]) => `${count} times not: ${invariant}`);
  const { events, prompts, violations, seconds, hash, first } = result;
  const lines = [
    `${events} events, ${prompts} prompts, ${violations} violations, ${seconds} s, state ${hash}`,
    ...first,
  ];
  return { exit: violations > 0 ? 1 : 0, out: `${json ? JSON.stringify(result) : lines.join('\n')}\n`, words };
}
