// The administrator's commands as they travel, and what they yield.
import type { Actor } from '../access/can.ts';
import type { Role } from '../programme/facts.ts';
import type { AdminStore } from './admin-port.ts';
import type { FigureFormat } from './figure-file.ts';
import type { Chance, Clock } from './ports.ts';
import { toSafeError } from './safe-error.ts';

/** A command as it travels from the command line to the service. */
export type Command =
  | { name: 'centre add'; centre: string; zone: string; country: string; languages: string[]; contact: string }
  | { name: 'centre list' }
  | { name: 'centre close'; centre: string }
  | { name: 'coordinator add'; slack: string; centre: string; lead: boolean; personName: string | null }
  | { name: 'invite'; role: Role; centre: string }
  | { name: 'invite revoke'; id: string }
  | { name: 'person show'; person: string }
  | { name: 'person erase'; person: string }
  | { name: 'case list' }
  | { name: 'case close'; id: string }
  | { name: 'schedule'; days: number; person: string | null }
  | { name: 'outbox redrive'; ids: string[] }
  /** Only the hash of the file travels, in hex. */
  | { name: 'agreement verify'; sha256: string }
  /** Months as `yyyy-mm`; null: the usual ones, or all centres. */
  | {
      name: 'export';
      centre: string | null;
      from: string | null;
      until: string | null;
      format: FigureFormat;
      language: string;
    }
  /** The rows of a sheet; with `links`, an invitation is made for each person. */
  | { name: 'import' | 'import check'; centre: string; rows: string[][]; links: boolean }
  | { name: 'import undo' | 'import links'; batch: string }
  | { name: 'doctor' };

/** What a command yields: `exit` 0 done, 1 failed or not found or violations; `result` for --json; `words` for people. */
export type Answer = { exit: 0 | 1; result: unknown; words: string[] };

/** What the commands need. `links` are where invitations lead. */
export type AdminParts = {
  admin: AdminStore;
  clock: Clock;
  chance: Chance;
  actor: Actor;
  links: { web: string; telegram: boolean };
  /** More checks of whoever runs us, for `doctor`: one line a fault. */
  faults: () => Promise<string[]>;
};

/** The answer when something could not be done. */
export const failed = (words: string): Answer => ({ exit: 1, result: { error: words }, words: [words] });
/** The answer when a command broke; the message of a foreign error may quote what must not be shown. */
export function couldNot(error: unknown): Answer {
  const { name, code } = toSafeError(error);
  return failed(`The command could not be done: ${[name, code].filter(Boolean).join(' ')}`);
}
