// Takes the oldest open input of one person through a turn: read, decide, write; again when the world has moved on.
import { silent } from '../core/conversation.ts';
import type { Desk } from '../programme/desk/desk.ts';
import type { Outcome, programme } from '../programme/turn.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { applyEffects } from './apply.ts';
import type { Chance, Clock, Commit, Log, Store, TurnView } from './ports.ts';
import { toSafeError } from './safe-error.ts';

/** A turn that fails this often is parked: it waits for a programmer, and the next input goes on. */
const ATTEMPTS = 5;
const CONFLICTS = 20;
const RETRY_AFTER_MS = [1_000, 5_000, 30_000, 120_000];

/** What a turn needs from outside. */
export type TurnParts = {
  store: Store;
  clock: Clock;
  log: Log;
  catalogue: Catalogue;
  turn: ReturnType<typeof programme>;
  /** A fresh random token for what a turn may hand out, and the address of the web chat. */
  chance: Pick<Chance, 'token'>;
  web: () => string;
  channels: ReadonlyMap<string, unknown>;
};

/**
 * What came of a turn. `others` now have something in their inbox; `planned`: something was planned for this very moment;
 * `board`: something was written that a matching session shows, or that says who may see it.
 */
export type Taken =
  | { kind: 'done'; others: readonly string[]; planned: boolean; board: boolean }
  | { kind: 'idle' | 'failed' };

/** Takes one turn. `idle`: nothing is open. `failed`: it will be tried again, or is parked. Throws when the store is away. */
export async function takeTurn(personId: string, parts: TurnParts): Promise<Taken> {
  const { store, clock } = parts;
  for (let conflict = 0; conflict < CONFLICTS; conflict++) {
    const now = clock.now();
    const view = await store.readTurn(personId, now);
    if (!view) return { kind: 'idle' };
    const decided = await decide(withLinks(view, parts), now, parts);
    if (!decided) return { kind: 'failed' };
    const { commit } = decided;
    if (await store.commitTurn(commit)) return { kind: 'done', ...toWake(commit) };
  }
  throw new Error('A turn met another one twenty times in a row');
}

/** Chance comes in as a fact, as time does; and where invitations lead to. */
function withLinks(view: TurnView, { chance, web, channels }: TurnParts): TurnView {
  const telegram = channels.has('telegram') ? view.facts.links.telegram : null;
  return { ...view, facts: { ...view.facts, token: chance.token(), links: { telegram, web: web() } } };
}

/** Runs the pure turn, fetching what it says it lacks. Null when it threw: that is a programmer's mistake, and recorded. */
async function decide(view: TurnView, now: string, parts: TurnParts) {
  const { store } = parts;
  let full = view;
  let desk: Desk | null | undefined;
  for (;;) {
    let outcome: Outcome;
    try {
      // State goes through JSON on its way in, so that nothing but plain data can ever be relied on.
      outcome = parts.turn(structuredClone(full.conversation) ?? silent, full.facts, full.input, desk);
      if (outcome.kind === 'done') {
        return { commit: applyEffects(full, outcome.conversation, outcome.effects, now, parts.catalogue) };
      }
    } catch (error) {
      await fail(full, now, parts, error);
      return null;
    }
    if (outcome.need === 'invite') {
      const invite = await store.findInvite(outcome.token, now);
      const revisions = invite ? { ...full.revisions, [`invite/${invite.id}`]: invite.revision } : full.revisions;
      full = { ...full, revisions, facts: { ...full.facts, invite } };
    } else {
      const read = await store.readDesk(full.facts.person.id, outcome.detail, now);
      desk = read?.desk ?? null;
      // The turn's own rows were read first: what they say wins.
      full = { ...full, revisions: { ...read?.revisions, ...full.revisions } };
    }
  }
}

/** What matching sessions are made of; of people, only their stage. */
const onBoards: readonly string[] = ['match_session', 'match_pair', 'match_veto', 'centre_setting', 'duo', 'address'];

/** Who should be looked at next because of what was written. */
function toWake(commit: Commit): { others: string[]; planned: boolean; board: boolean } {
  const made = commit.rows.flatMap((change) => (change.op === 'insert' || change.op === 'ensure' ? [change] : []));
  const news = made.filter((change) => change.table === 'inbox').map((change) => String(change.row.person_id));
  const planned = commit.rows.some(
    (change) => 'table' in change && change.table === 'due' && String(change.row.due_at ?? '~') <= commit.now,
  );
  const board = commit.rows.some(
    (change) =>
      'table' in change &&
      (onBoards.includes(change.table) || (change.table === 'person' && change.row.stage !== undefined)),
  );
  return { others: [...new Set(news)], planned, board };
}

async function fail(view: TurnView, now: string, parts: TurnParts, error: unknown): Promise<void> {
  const { store, log, catalogue } = parts;
  const attempts = view.attempts + 1;
  const wait = RETRY_AFTER_MS[attempts - 1];
  const parked = attempts >= ATTEMPTS || wait === undefined;
  log.error(parked ? 'a turn failed for good and was parked' : 'a turn failed and will be tried again', {
    input: view.input.id,
    attempts,
    error: toSafeError(error),
  });
  if (!parked) {
    const notBefore = new Date(Date.parse(now) + wait).toISOString();
    await store.postponeInput(view.input.id, toSafeError(error).name, notBefore, now);
    return;
  }
  // Of what a person did they hear one kind sentence; of what came by itself they know nothing.
  if (view.input.kind === 'due' || view.input.kind === 'news') {
    await store.postponeInput(view.input.id, toSafeError(error).name, null, now);
    return;
  }
  // The person hears one kind sentence; the input stays readable for whoever mends the fault.
  const apology = { kind: 'say', text: { flow: 'common', key: 'broken' } } as const;
  const commit = applyEffects(view, view.conversation ?? silent, [apology], now, catalogue);
  await store.commitTurn(commit);
  await store.postponeInput(view.input.id, toSafeError(error).name, null, now);
}
