-- The hot statements: one read and one write a turn, the claim of the delivery loop, the move from due to inbox, erasure.
-- Rows travel as jsonb. No function reads the database's clock: the time always comes in.

-- Everything a turn decides from, in one read. Null when the person has no open input that is ripe. In plpgsql only because
-- that keeps the plan; one statement, so that all of it is of one moment.
CREATE FUNCTION duo_read_turn(p_person text, p_now timestamptz) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $fn$
BEGIN
  RETURN (WITH head AS (
    SELECT * FROM inbox WHERE person_id = p_person AND state = 'open' ORDER BY seq LIMIT 1
  ), me AS (
    SELECT * FROM person WHERE id = p_person
  )
  SELECT jsonb_build_object(
    'inbox', to_jsonb(head),
    'person', to_jsonb(me),
    'dataKey', (SELECT to_jsonb(k) FROM data_key k WHERE k.id = me.key_id),
    'conversation', (SELECT to_jsonb(c) FROM conversation c WHERE c.id = p_person),
    'addresses', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.id), '[]') FROM address a WHERE a.person_id = p_person),
    'answers', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.id), '[]') FROM answer a WHERE a.person_id = p_person),
    'consents', (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c.at, c.id), '[]') FROM consent c WHERE c.person_id = p_person),
    'dues', (SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY d.id), '[]') FROM due d WHERE d.person_id = p_person),
    'cases', (SELECT coalesce(jsonb_agg(to_jsonb(h) ORDER BY h.id), '[]') FROM help_case h WHERE h.person_id = p_person AND h.state <> 'closed'),
    'invited', (SELECT to_jsonb(i) FROM invite i WHERE i.used_by = p_person ORDER BY i.used_at LIMIT 1),
    'centres', (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c.name), '[]') FROM centre c),
    'team', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', t.id, 'centre_id', m.centre_id, 'lead', m.lead, 'first_name', t.first_name,
        'key', (SELECT to_jsonb(k) FROM data_key k WHERE k.id = t.key_id)) ORDER BY m.id), '[]')
      FROM membership m JOIN person t ON t.id = m.person_id WHERE m.centre_id = me.centre_id)
  )
  FROM head, me
  WHERE head.not_before <= p_now);
END
$fn$;

-- Writes a turn: all of it, or nothing. Raises 'duo: stale' unless the input is the person's oldest open one and every
-- (table, id, revision) that the turn decided from still stands; a null revision says that the row must not exist.
-- Locks are taken in one order everywhere: persons by id, then the other rows by table and id, then the input. Two turns
-- that concern each other wait, and never wait for each other. NO KEY: who only adds a row to a person does not wait.
CREATE FUNCTION duo_commit_turn(p_turn jsonb) RETURNS boolean
LANGUAGE plpgsql AS $fn$
DECLARE
  known CONSTANT text[] := ARRAY['person','address','conversation','answer','consent','consent_text','inbox','outbox','due',
    'help_case','invite','audit','centre','membership','web_session'];
  v_input text := p_turn->>'input';
  v_person text := p_turn->>'person';
  v_seq bigint;
  v_found integer;
  v_columns text;
  v_count integer;
  item jsonb;
BEGIN
  PERFORM 1 FROM person WHERE id = ANY (
      ARRAY(SELECT e->>'id' FROM jsonb_array_elements(p_turn->'expect') AS e WHERE e->>'table' = 'person') || v_person)
    ORDER BY id FOR NO KEY UPDATE;

  FOR item IN SELECT value FROM jsonb_array_elements(p_turn->'expect') ORDER BY value->>'table', value->>'id' LOOP
    IF NOT (item->>'table') = ANY (known) THEN RAISE EXCEPTION 'duo: unknown table %', item->>'table'; END IF;
    -- The two that every turn relies on are written out, because only then is the plan kept; a person is locked already.
    CASE item->>'table'
      WHEN 'person' THEN SELECT revision INTO v_found FROM person WHERE id = item->>'id';
      WHEN 'conversation' THEN SELECT revision INTO v_found FROM conversation WHERE id = item->>'id' FOR NO KEY UPDATE;
      ELSE EXECUTE format('SELECT revision FROM %I WHERE id = $1 FOR NO KEY UPDATE', item->>'table') INTO v_found USING item->>'id';
    END CASE;
    IF v_found IS DISTINCT FROM (item->>'revision')::integer THEN
      RAISE EXCEPTION 'duo: stale % %', item->>'table', item->>'id' USING ERRCODE = 'DU001';
    END IF;
  END LOOP;

  SELECT seq INTO v_seq FROM inbox WHERE id = v_input AND person_id = v_person AND state = 'open' FOR UPDATE;
  IF v_seq IS NULL OR EXISTS (SELECT 1 FROM inbox WHERE person_id = v_person AND state = 'open' AND seq < v_seq) THEN
    RAISE EXCEPTION 'duo: stale inbox %', v_input USING ERRCODE = 'DU001';
  END IF;

  FOR item IN SELECT value FROM jsonb_array_elements(p_turn->'rows') LOOP
    IF item->>'op' = 'erase' THEN
      PERFORM duo_erase_person(item->>'id', item->>'basis', (p_turn->>'now')::timestamptz);
      RETURN true;
    END IF;
    IF NOT (item->>'table') = ANY (known) THEN RAISE EXCEPTION 'duo: unknown table %', item->>'table'; END IF;
    SELECT string_agg(quote_ident(key), ',') INTO v_columns FROM jsonb_object_keys(item->'row') AS key;
    CASE item->>'op'
      WHEN 'insert' THEN
        EXECUTE format('INSERT INTO %1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, $1) ON CONFLICT (id) DO NOTHING',
          item->>'table', v_columns) USING item->'row';
        GET DIAGNOSTICS v_count = ROW_COUNT;
        -- Expected to be absent, and there after all: somebody was quicker. Otherwise two rows of ours have one id.
        IF v_count = 0 AND p_turn->'expect' @> jsonb_build_array(jsonb_build_object('table', item->'table', 'id', item #> '{row,id}')) THEN
          RAISE EXCEPTION 'duo: stale % %', item->>'table', item #>> '{row,id}' USING ERRCODE = 'DU001';
        ELSIF v_count = 0 THEN
          RAISE EXCEPTION 'duo: there is a row % %', item->>'table', item #>> '{row,id}';
        END IF;
      WHEN 'ensure' THEN
        EXECUTE format('INSERT INTO %1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, $1) ON CONFLICT DO NOTHING',
          item->>'table', v_columns) USING item->'row';
      WHEN 'update' THEN
        EXECUTE format('UPDATE %1$I SET (%2$s, revision) = (SELECT %2$s, %1$I.revision + 1 FROM jsonb_populate_record(NULL::%1$I, $1)) WHERE id = $2',
          item->>'table', v_columns) USING item->'row', item->>'id';
        GET DIAGNOSTICS v_count = ROW_COUNT;
        IF v_count <> 1 THEN RAISE EXCEPTION 'duo: stale % %', item->>'table', item->>'id' USING ERRCODE = 'DU001'; END IF;
      ELSE RAISE EXCEPTION 'duo: unknown operation %', item->>'op';
    END CASE;
  END LOOP;

  UPDATE inbox SET state = 'done', done_at = (p_turn->>'now')::timestamptz, failure = NULL WHERE id = v_input;
  -- Before consent only the last input is kept; the keys stay, so that a repeated delivery is still recognised.
  IF NOT (SELECT consented FROM person WHERE id = v_person) THEN
    UPDATE inbox SET payload = NULL WHERE person_id = v_person AND state = 'done' AND seq < v_seq AND payload IS NOT NULL;
  END IF;
  RETURN true;
END
$fn$;

-- Removes a person and all that is theirs, and leaves a tombstone for each address (the keyed hash only). The lock on the
-- person makes whoever is adding a row for them (receive, take due) end before, or find nobody after.
CREATE FUNCTION duo_erase_person(p_person text, p_basis text, p_now timestamptz) RETURNS boolean
LANGUAGE plpgsql AS $fn$
DECLARE v_key text;
BEGIN
  SELECT key_id INTO v_key FROM person WHERE id = p_person FOR UPDATE;
  IF v_key IS NULL THEN RETURN false; END IF;
  INSERT INTO tombstone (id, basis, at) SELECT hash, p_basis, p_now FROM address WHERE person_id = p_person
    ON CONFLICT (id) DO UPDATE SET basis = excluded.basis, at = excluded.at;
  DELETE FROM web_session WHERE address_id IN (SELECT id FROM address WHERE person_id = p_person);
  DELETE FROM outbox WHERE person_id = p_person;
  DELETE FROM inbox WHERE person_id = p_person;
  DELETE FROM due WHERE person_id = p_person;
  DELETE FROM help_case WHERE person_id = p_person;
  DELETE FROM consent WHERE person_id = p_person;
  DELETE FROM answer WHERE person_id = p_person;
  DELETE FROM conversation WHERE id = p_person;
  DELETE FROM membership WHERE person_id = p_person;
  DELETE FROM address WHERE person_id = p_person;
  DELETE FROM person WHERE id = p_person;
  DELETE FROM data_key WHERE id = v_key;
  UPDATE invite SET used_by = NULL WHERE used_by = p_person;
  RETURN true;
END
$fn$;

-- Takes the oldest unsent message of each address, at most p_limit of them, and marks them as being sent.
CREATE FUNCTION duo_claim_outbox(p_now timestamptz, p_limit integer) RETURNS SETOF jsonb
LANGUAGE sql AS $fn$
  WITH ready AS (
    SELECT o.id FROM outbox o
    WHERE o.state IN ('pending', 'retry') AND o.not_before <= p_now
      AND NOT EXISTS (SELECT 1 FROM outbox p
        WHERE p.address_id = o.address_id AND p.seq < o.seq AND p.state IN ('pending', 'retry', 'sending'))
    ORDER BY o.seq LIMIT p_limit FOR UPDATE SKIP LOCKED
  ), taken AS (
    UPDATE outbox SET state = 'sending', claimed_at = p_now FROM ready
    WHERE outbox.id = ready.id AND outbox.state IN ('pending', 'retry')
    RETURNING outbox.*
  )
  SELECT jsonb_build_object(
    'row', to_jsonb(taken),
    'address', (SELECT to_jsonb(a) FROM address a WHERE a.id = taken.address_id),
    'dataKey', (SELECT to_jsonb(k) FROM data_key k JOIN person p ON p.key_id = k.id WHERE p.id = taken.person_id),
    'target', (SELECT to_jsonb(q) FROM outbox q WHERE q.address_id = taken.address_id AND q.ask = taken.ask AND q.kind = 'message'
      AND taken.kind <> 'message' ORDER BY q.seq DESC LIMIT 1)
  )
  FROM taken ORDER BY taken.seq
$fn$;

-- Puts what is due into the inbox of its person and marks it as taken. The payload was sealed by the caller.
CREATE FUNCTION duo_take_due(p_rows jsonb, p_now timestamptz) RETURNS integer
LANGUAGE plpgsql AS $fn$
DECLARE item jsonb; v_taken integer := 0; v_count integer;
BEGIN
  -- Persons first, as everywhere; one who is being erased is waited for, and then has nothing due.
  PERFORM 1 FROM person WHERE id IN (SELECT value->>'person' FROM jsonb_array_elements(p_rows)) ORDER BY id FOR KEY SHARE;
  FOR item IN SELECT value FROM jsonb_array_elements(p_rows) LOOP
    UPDATE due SET state = 'taken', revision = revision + 1
      WHERE id = item->>'due' AND state = 'due' AND revision = (item->>'revision')::integer;
    GET DIAGNOSTICS v_count = ROW_COUNT;
    IF v_count = 1 THEN
      INSERT INTO inbox (id, person_id, source, external_key, payload, state, not_before, received_at)
        VALUES (item->>'id', item->>'person', 'due', item->>'key', item->>'payload', 'open', p_now, p_now)
        ON CONFLICT DO NOTHING;
      v_taken := v_taken + 1;
    END IF;
  END LOOP;
  RETURN v_taken;
END
$fn$;

-- A web invitation is used: single use by one conditional update, and person, address, session and first input with it.
-- Returns false when the invitation is unknown, used, revoked, too old or of a closed centre, and then nothing is written.
CREATE FUNCTION duo_join(p_join jsonb) RETURNS boolean
LANGUAGE plpgsql AS $fn$
DECLARE v_count integer;
BEGIN
  UPDATE invite SET used_at = (p_join->>'now')::timestamptz, used_by = p_join #>> '{person,id}', revision = revision + 1
    WHERE token_hash = p_join->>'token_hash' AND used_at IS NULL AND revoked_at IS NULL AND expires_at > (p_join->>'now')::timestamptz
      AND EXISTS (SELECT 1 FROM centre WHERE centre.id = invite.centre_id AND centre.closed_at IS NULL);
  GET DIAGNOSTICS v_count = ROW_COUNT;
  IF v_count = 0 THEN RETURN false; END IF;
  PERFORM duo_first_contact(p_join->'contact');
  INSERT INTO web_session SELECT * FROM jsonb_populate_record(NULL::web_session, p_join->'session');
  INSERT INTO inbox (id, person_id, address_id, source, external_key, payload, state, not_before, received_at)
    SELECT r.id, r.person_id, r.address_id, r.source, r.external_key, r.payload, 'open', r.received_at, r.received_at
    FROM jsonb_populate_record(NULL::inbox, p_join->'input') AS r;
  RETURN true;
END
$fn$;

-- The key, person and address of somebody who writes for the first time; harmless when two first messages race.
CREATE FUNCTION duo_first_contact(p_contact jsonb) RETURNS boolean
LANGUAGE plpgsql AS $fn$
DECLARE v_count integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext(p_contact #>> '{address,hash}'));
  IF EXISTS (SELECT 1 FROM address WHERE channel = p_contact #>> '{address,channel}' AND hash = p_contact #>> '{address,hash}') THEN
    RETURN false;
  END IF;
  INSERT INTO data_key SELECT * FROM jsonb_populate_record(NULL::data_key, p_contact->'key');
  INSERT INTO person SELECT * FROM jsonb_populate_record(NULL::person, p_contact->'person');
  INSERT INTO address SELECT * FROM jsonb_populate_record(NULL::address, p_contact->'address');
  RETURN true;
END
$fn$;
