-- The turn's write once more, now with the weeks of duos, guides and suggestions; and what a turn reads about the six months beside duo_read_turn.

CREATE OR REPLACE FUNCTION duo_commit_turn(p_turn jsonb) RETURNS boolean
LANGUAGE plpgsql AS $fn$
DECLARE
  known CONSTANT text[] := ARRAY['person','address','conversation','answer','consent','consent_text','inbox','outbox','due',
    'help_case','invite','audit','centre','membership','web_session','duo','duo_answer','note',
    'gathering','seat','interview_slot','desk_setting','faq','file',
    'centre_setting','match_session','match_pair','match_veto','meeting','partner_message','agreement','signature',
    'duo_week','resource','suggestion'];
  v_input text := p_turn->>'input';
  v_person text := p_turn->>'person';
  v_seq bigint;
  v_found integer;
  v_columns text;
  v_count integer;
  item jsonb;
BEGIN
  PERFORM 1 FROM person WHERE id = ANY (
      ARRAY(SELECT e->>'id' FROM jsonb_array_elements(p_turn->'expect') AS e WHERE e->>'table' = 'person')
      -- Whoever gets a row from this turn: news, something planned. They are not erased meanwhile.
      || ARRAY(SELECT e #>> '{row,person_id}' FROM jsonb_array_elements(p_turn->'rows') AS e WHERE e #>> '{row,person_id}' IS NOT NULL)
      || v_person)
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
    -- Last of all, below.
    CONTINUE WHEN item->>'op' = 'merge';
    IF NOT (item->>'table') = ANY (known) THEN RAISE EXCEPTION 'duo: unknown table %', item->>'table'; END IF;
    -- News for somebody who was erased goes with them.
    CONTINUE WHEN item #>> '{row,person_id}' <> v_person AND NOT EXISTS (SELECT 1 FROM person WHERE id = item #>> '{row,person_id}');
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
  FOR item IN SELECT value FROM jsonb_array_elements(p_turn->'rows') WHERE value->>'op' = 'merge' LOOP
    PERFORM duo_merge_person(item->>'from', item->>'into', item->'moved');
  END LOOP;
  RETURN true;
END
$fn$;

CREATE OR REPLACE FUNCTION duo_read_care(p_person text, p_now timestamptz) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $fn$
DECLARE
  me person%ROWTYPE;
BEGIN
  SELECT * INTO me FROM person WHERE id = p_person;
  IF NOT FOUND OR NOT me.consented OR me.role IS NULL OR me.role NOT IN ('mentee', 'mentor') THEN RETURN NULL; END IF;
  RETURN jsonb_build_object(
    'weeks', (SELECT coalesce(jsonb_agg(to_jsonb(w) ORDER BY w.week), '[]') FROM duo_week w JOIN duo d ON d.id = w.duo_id
      WHERE (d.mentee_id = p_person OR d.mentor_id = p_person) AND d.state IN ('active', 'evaluation')),
    -- The newest duo that is over: what somebody is asked about it afterwards.
    'past', (SELECT jsonb_build_object(
        'duo', to_jsonb(d),
        'answers', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.id), '[]') FROM duo_answer a WHERE a.duo_id = d.id),
        'partner', to_jsonb(p),
        'key', (SELECT to_jsonb(k) FROM data_key k WHERE k.id = p.key_id),
        'agreement', (SELECT to_jsonb(g) FROM agreement g WHERE g.id = d.id))
      FROM duo d LEFT JOIN person p ON p.id = CASE WHEN d.mentee_id = p_person THEN d.mentor_id ELSE d.mentee_id END
      WHERE (d.mentee_id = p_person OR d.mentor_id = p_person) AND d.state IN ('closed', 'ended') AND d.started_at IS NOT NULL
      ORDER BY d.ended_at DESC NULLS LAST, d.id DESC LIMIT 1),
    'resources', (SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.position, r.id), '[]') FROM resource r
      WHERE r.centre_id = me.centre_id AND r.state = 'shown'),
    'setting', (SELECT jsonb_build_object('closing_days', s.closing_days, 'care', s.care) FROM centre_setting s WHERE s.id = me.centre_id));
END
$fn$;
