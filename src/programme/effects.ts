// What a turn of the programme wants done beside talking. The shell (app/apply) makes rows of it.
import type { EngineEffect, TextRef } from '../core/effect.ts';
import type { Role, Stage } from './facts.ts';

/** What may change on a person's row. */
export type PersonChange = {
  role?: Role;
  stage?: Stage;
  language?: string;
  zone?: string;
  centreId?: string;
  firstName?: string;
  consented?: boolean;
};

/** Something that will happen. `at` is an ISO 8601 instant in UTC, `localDate` the day where the person is. */
export type Plan = { occurrence: string; kind: string; at: string; localDate: string; zone: string; policy: string };

/** Effects of this programme. */
export type DomainEffect =
  | { kind: 'person'; set: PersonChange }
  /** The texts are stored word for word in the language that they were read in. */
  | { kind: 'consent'; decision: 'given' | 'withdrawn'; version: string; texts: readonly TextRef[] }
  | { kind: 'plan'; due: Plan }
  | { kind: 'due-state'; occurrence: string; state: 'sent' | 'skipped' | 'done'; reason: string }
  | { kind: 'open-case'; case: string }
  | { kind: 'case-note'; note: string }
  | { kind: 'close-case'; case: string }
  | { kind: 'redeem'; inviteId: string }
  | { kind: 'reach'; addressId: string; state: 'active' | 'unreachable'; reason: string }
  | { kind: 'erase'; basis: string };

/** Everything a turn can ask for. */
export type Effect = EngineEffect | DomainEffect;
