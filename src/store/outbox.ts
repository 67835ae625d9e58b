// The outbox: what is to be delivered, claimed in order, and how each delivery ended.
import type { Delivery, DeliveryResult, OutboxBody, Store } from '../app/ports.ts';
import { failedBecause, occurrenceOf } from './failed-due.ts';
import type { AddressRow, KeyRow, OutboxRow, StoreParts } from './rows.ts';
import { iso } from './rows.ts';
import { type DataKey, unseal } from './seal.ts';

type Claimed = { row: OutboxRow; address: AddressRow; dataKey: KeyRow; target: OutboxRow | null };

/** The delivering part of the store. */
export function outboxStore(
  parts: StoreParts,
): Pick<Store, 'claimDeliveries' | 'finishDelivery' | 'interrupted' | 'reachAddress'> {
  const { prisma, keyring } = parts;

  const deliveryOf = ({ row, address, dataKey, target }: Claimed): Delivery => {
    const key = keyring.open(row.person_id, dataKey);
    return {
      id: row.id,
      seq: row.seq,
      personId: row.person_id,
      addressId: row.address_id,
      channel: address.channel,
      address: unseal(address.sealed, key, { table: 'address', column: 'sealed', id: address.id }),
      addressState: address.state,
      kind: row.kind as Delivery['kind'],
      cause: row.cause_id,
      urgency: row.urgency,
      ask: row.ask,
      body: openBody(row, key),
      attempts: row.attempts,
      createdAt: iso(row.created_at),
      target: target && { externalId: target.external_id, state: target.state, body: openBody(target, key) },
    };
  };

  /** What was planned and could not be delivered has failed. A statement of its own: nothing is locked behind the message. */
  const failDue = async (outboxId: string, failure: string | null | undefined, at: string) => {
    const [row] = await prisma.$queryRawUnsafe<{ cause_id: string }[]>(
      'SELECT cause_id FROM outbox WHERE id = $1',
      outboxId,
    );
    const occurrence = row && occurrenceOf(row.cause_id);
    if (!occurrence) return;
    await prisma.$executeRawUnsafe(
      `UPDATE due SET state = 'failed', reason = $2, settled_at = $3::text::timestamptz, revision = revision + 1
       WHERE id = $1 AND state = 'sent'`,
      occurrence,
      failedBecause(failure),
      at,
    );
  };

  return {
    async claimDeliveries(now, limit) {
      const rows = await prisma.$queryRawUnsafe<{ item: Claimed }[]>(
        'SELECT * FROM duo_claim_outbox($1::text::timestamptz, $2::int) AS item',
        now,
        limit,
      );
      return rows.map(({ item }) => deliveryOf(item));
    },

    async finishDelivery(result: DeliveryResult) {
      await prisma.$executeRawUnsafe(
        `UPDATE outbox SET state = $2, attempts = $3::int, external_id = coalesce($4::text, external_id), failure = $5::text,
           not_before = coalesce($6::text::timestamptz, not_before),
           sent_at = CASE WHEN $2 = 'sent' THEN $7::text::timestamptz ELSE sent_at END,
           -- Pages and forms show many people and are made anew each time: nothing of them is kept.
           body = CASE WHEN kind IN ('home', 'form', 'fetch') AND $2 NOT IN ('pending', 'retry') THEN NULL ELSE body END
         WHERE id = $1 AND state IN ('sending', 'waiting')`,
        result.id,
        result.state,
        result.attempts,
        result.externalId ?? null,
        result.failure ?? null,
        result.notBefore ?? null,
        result.at,
      );
      if (result.state === 'dead') await failDue(result.id, result.failure, result.at);
    },

    async interrupted() {
      const rows = await prisma.$queryRawUnsafe<{ item: Claimed }[]>(
        `SELECT jsonb_build_object('row', to_jsonb(o), 'address', to_jsonb(a), 'dataKey', to_jsonb(k), 'target', NULL) AS item
         FROM outbox o JOIN address a ON a.id = o.address_id JOIN person p ON p.id = o.person_id JOIN data_key k ON k.id = p.key_id
         WHERE o.state = 'sending' ORDER BY o.seq`,
      );
      return rows.map(({ item }) => deliveryOf(item));
    },

    async reachAddress(addressId, state, reason) {
      await prisma.$executeRawUnsafe(
        'UPDATE address SET state = $2, reason = $3, revision = revision + 1 WHERE id = $1 AND state <> $2',
        addressId,
        state,
        reason,
      );
    },
  };
}

/** The message of an outbox row. */
export function openBody(row: Pick<OutboxRow, 'id' | 'body'>, key: DataKey): OutboxBody {
  return JSON.parse(unseal(row.body, key, { table: 'outbox', column: 'body', id: row.id })) as OutboxBody;
}
