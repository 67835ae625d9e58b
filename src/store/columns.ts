// Every column of every table, and how it is kept. A test compares this list with the database: a column that is in no list fails it.

/** Sealed with the person's data key (`store/seal.ts`): whatever a person said or could be recognised by. */
export const sealed = {
  person: ['first_name'],
  address: ['sealed'],
  conversation: ['state'],
  answer: ['sealed'],
  inbox: ['payload'],
  outbox: ['body'],
  help_case: ['note'],
  duo_answer: ['sealed'],
  note: ['sealed'],
} as const satisfies Record<string, readonly string[]>;

/** Keyed hashes (HMAC-SHA-256): equality can be asked, the value cannot be read. */
export const hashed = {
  person: ['name_hash'],
  address: ['hash'],
  invite: ['token_hash'],
  web_session: ['token_hash'],
  tombstone: ['id'],
  consent_text: ['id'],
} as const satisfies Record<string, readonly string[]>;

/** Wrapped by the master key. */
export const wrapped = { data_key: ['wrapped'] } as const;

/** Clear, because queries need them: ids, revisions, states, codes of closed lists, instants; and what is public anyway. */
export const clear: Readonly<Record<string, readonly string[]>> = {
  data_key: ['id', 'created_at'],
  centre: ['id', 'name', 'country', 'zone', 'languages', 'contact', 'closed_at', 'revision'],
  person: [
    'id',
    'key_id',
    'role',
    'stage',
    'language',
    'zone',
    'centre_id',
    'consented',
    'created_at',
    'checked_by',
    'checked_at',
    'stage_since',
    'revision',
  ],
  address: ['id', 'person_id', 'channel', 'state', 'reason', 'revision'],
  membership: ['id', 'person_id', 'centre_id', 'lead'],
  conversation: ['id', 'revision', 'updated_at'],
  answer: ['id', 'person_id', 'flow', 'step', 'code', 'input_id', 'at', 'revision'],
  consent_text: ['version', 'language', 'body'],
  consent: ['id', 'person_id', 'decision', 'version', 'language', 'text_id', 'input_id', 'at'],
  inbox: [
    'id',
    'person_id',
    'address_id',
    'source',
    'external_key',
    'seq',
    'state',
    'attempts',
    'not_before',
    'failure',
    'received_at',
    'done_at',
  ],
  outbox: [
    'id',
    'person_id',
    'address_id',
    'cause_id',
    'seq',
    'kind',
    'urgency',
    'ask',
    'about_id',
    'state',
    'attempts',
    'not_before',
    'external_id',
    'failure',
    'created_at',
    'claimed_at',
    'sent_at',
  ],
  due: ['id', 'person_id', 'kind', 'due_at', 'local_date', 'zone', 'policy', 'state', 'reason', 'revision'],
  help_case: ['id', 'person_id', 'centre_id', 'kind', 'state', 'opened_at', 'closed_at', 'owner', 'revision'],
  invite: [
    'id',
    'role',
    'centre_id',
    'created_by',
    'created_at',
    'expires_at',
    'used_at',
    'used_by',
    'revoked_at',
    'revision',
  ],
  duo: [
    'id',
    'mentee_id',
    'mentor_id',
    'centre_id',
    'coordinator_id',
    'state',
    'score',
    'proposed_at',
    'started_at',
    'ends_at',
    'ended_at',
    'reason',
    'revision',
  ],
  duo_answer: ['id', 'duo_id', 'person_id', 'occasion', 'step', 'code', 'at', 'revision'],
  note: ['id', 'person_id', 'author_id', 'kind', 'at', 'revision'],
  web_session: ['id', 'address_id', 'created_at', 'expires_at'],
  audit: ['id', 'seq', 'actor', 'action', 'object', 'at'],
  tombstone: ['basis', 'at'],
  setting: ['id', 'value'],
};

/** The sealed columns of a table. */
export function sealedColumns(table: string): readonly string[] {
  return Object.hasOwn(sealed, table) ? sealed[table as keyof typeof sealed] : [];
}
