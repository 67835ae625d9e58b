-- The turn's read, its write, erasure and merging once more, now with matching sessions, meetings, messages of partners, agreements and signatures.

CREATE OR REPLACE FUNCTION duo_read_turn(p_person text, p_now timestamptz) RETURNS jsonb
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
    -- An invitation that links another app to somebody who is known is nobody's once it has done so.
    'invited', (SELECT to_jsonb(i) FROM invite i WHERE i.used_by = p_person AND i.person_id IS DISTINCT FROM p_person ORDER BY i.used_at LIMIT 1),
    'centres', (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c.name), '[]') FROM centre c),
    'team', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', t.id, 'centre_id', m.centre_id, 'lead', m.lead, 'first_name', t.first_name, 'weekly_limit', s.weekly_limit,
        'deputy_id', CASE WHEN s.deputy_from <= p_now AND p_now < s.deputy_until THEN s.deputy_id END,
        'key', (SELECT to_jsonb(k) FROM data_key k WHERE k.id = t.key_id)) ORDER BY m.id), '[]')
      FROM membership m JOIN person t ON t.id = m.person_id LEFT JOIN desk_setting s ON s.id = t.id WHERE m.centre_id = me.centre_id),
    'memberships', (SELECT coalesce(jsonb_agg(to_jsonb(m) ORDER BY m.id), '[]') FROM membership m WHERE m.person_id = p_person),
    -- What the person may book, and everything that they have booked.
    'gatherings', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'gathering', to_jsonb(g),
        'seats', (SELECT coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('zone', o.zone) ORDER BY s.at, s.id), '[]')
          FROM seat s JOIN person o ON o.id = s.person_id WHERE s.gathering_id = g.id AND s.state <> 'cancelled')
      ) ORDER BY g.starts_at, g.id), '[]')
      FROM gathering g WHERE me.consented AND me.role IN ('mentee', 'mentor') AND (
        (g.state = 'open' AND g.starts_at > p_now AND (g.centre_id = me.centre_id OR g.online))
        OR g.id IN (SELECT gathering_id FROM seat WHERE person_id = p_person))),
    'mySeats', (SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s.id), '[]') FROM seat s WHERE s.person_id = p_person),
    -- Interviews of the last week that are over, or decided, still count for the limit of their week.
    'slots', (SELECT coalesce(jsonb_agg(to_jsonb(i) ORDER BY i.starts_at, i.id), '[]') FROM interview_slot i
      WHERE me.consented AND (i.person_id = p_person OR (i.centre_id = me.centre_id AND me.stage IN ('information', 'interview', 'paused')
        AND ((i.state = 'open' AND i.starts_at > p_now) OR (i.person_id IS NOT NULL AND i.starts_at > p_now - interval '7 days'))))),
    'faq', (SELECT coalesce(jsonb_agg(to_jsonb(f) ORDER BY f.position, f.id), '[]') FROM faq f WHERE f.centre_id = me.centre_id),
    'files', (SELECT coalesce(jsonb_agg(to_jsonb(f) - 'content' ORDER BY f.at, f.id), '[]') FROM file f WHERE f.person_id = p_person),
    'bot', (SELECT value FROM setting WHERE id = 'telegram-bot'),
    'duos', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'duo', to_jsonb(d),
        'answers', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.id), '[]') FROM duo_answer a WHERE a.duo_id = d.id),
        'partner', to_jsonb(p),
        'key', (SELECT to_jsonb(k) FROM data_key k WHERE k.id = p.key_id),
        'partnerAnswers', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.id), '[]') FROM answer a WHERE a.person_id = p.id),
        'meetings', (SELECT coalesce(jsonb_agg(to_jsonb(m) ORDER BY m.id), '[]') FROM meeting m WHERE m.duo_id = d.id),
        'messages', (SELECT coalesce(jsonb_agg(to_jsonb(m) ORDER BY m.at, m.id), '[]') FROM partner_message m WHERE m.duo_id = d.id),
        'agreement', (SELECT to_jsonb(g) FROM agreement g WHERE g.id = d.id),
        'signatures', (SELECT coalesce(jsonb_agg((CASE WHEN s.person_id = p_person THEN to_jsonb(s) ELSE to_jsonb(s) - 'text' END) || jsonb_build_object('key', (SELECT to_jsonb(k) FROM data_key k WHERE k.id = o.key_id)) ORDER BY s.at, s.id), '[]')
          FROM signature s JOIN person o ON o.id = s.person_id WHERE s.duo_id = d.id),
        'place', (SELECT c.meeting_place FROM centre_setting c WHERE c.id = d.centre_id),
        -- Who accompanies them, and when: what a common time is looked for in.
        'coordinator', (SELECT jsonb_build_object('id', o.id, 'first_name', o.first_name, 'zone', o.zone,
            'key', (SELECT to_jsonb(k) FROM data_key k WHERE k.id = o.key_id),
            'hours', (SELECT s.hours FROM desk_setting s WHERE s.id = o.id),
            'busy', (SELECT coalesce(jsonb_agg(jsonb_build_object('starts_at', b.starts_at, 'minutes', b.minutes) ORDER BY b.starts_at), '[]') FROM (
              SELECT i.starts_at, i.minutes FROM interview_slot i WHERE i.coordinator_id = o.id AND i.person_id IS NOT NULL AND i.starts_at > p_now - interval '1 day'
              UNION ALL SELECT m.starts_at, m.minutes FROM meeting m WHERE m.coordinator_id = o.id AND m.state = 'set' AND m.starts_at > p_now - interval '1 day' AND m.duo_id <> d.id
            ) AS b))
          FROM person o WHERE o.id = d.coordinator_id)
      ) ORDER BY d.proposed_at, d.id), '[]')
      FROM duo d JOIN person p ON p.id = CASE WHEN d.mentee_id = p_person THEN d.mentor_id ELSE d.mentee_id END
      WHERE (d.mentee_id = p_person OR d.mentor_id = p_person) AND d.state IN ('proposed', 'agreement', 'active', 'evaluation'))
  )
  FROM head, me
  WHERE head.not_before <= p_now);
END
$fn$;

CREATE OR REPLACE FUNCTION duo_commit_turn(p_turn jsonb) RETURNS boolean
LANGUAGE plpgsql AS $fn$
DECLARE
  known CONSTANT text[] := ARRAY['person','address','conversation','answer','consent','consent_text','inbox','outbox','due',
    'help_case','invite','audit','centre','membership','web_session','duo','duo_answer','note',
    'gathering','seat','interview_slot','desk_setting','faq','file',
    'centre_setting','match_session','match_pair','match_veto','meeting','partner_message','agreement','signature'];
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

CREATE OR REPLACE FUNCTION duo_erase_person(p_person text, p_basis text, p_now timestamptz) RETURNS boolean
LANGUAGE plpgsql AS $fn$
DECLARE v_key text;
BEGIN
  SELECT key_id INTO v_key FROM person WHERE id = p_person FOR UPDATE;
  IF v_key IS NULL THEN RETURN false; END IF;
  INSERT INTO tombstone (id, basis, at) SELECT hash, p_basis, p_now FROM address WHERE person_id = p_person
    ON CONFLICT (id) DO UPDATE SET basis = excluded.basis, at = excluded.at;
  DELETE FROM web_session WHERE address_id IN (SELECT id FROM address WHERE person_id = p_person);
  DELETE FROM outbox WHERE person_id = p_person OR about_id = p_person
    OR about_id IN (SELECT id FROM duo WHERE mentee_id = p_person OR mentor_id = p_person);
  DELETE FROM duo_answer WHERE person_id = p_person;
  -- What two people agreed on, said to each other and signed names both: it goes with either of them.
  DELETE FROM partner_message WHERE duo_id IN (SELECT id FROM duo WHERE mentee_id = p_person OR mentor_id = p_person);
  DELETE FROM signature WHERE person_id = p_person OR duo_id IN (SELECT id FROM duo WHERE mentee_id = p_person OR mentor_id = p_person);
  DELETE FROM agreement WHERE id IN (SELECT id FROM duo WHERE mentee_id = p_person OR mentor_id = p_person);
  DELETE FROM document WHERE person_id = p_person OR duo_id IN (SELECT id FROM duo WHERE mentee_id = p_person OR mentor_id = p_person);
  UPDATE meeting SET state = 'cancelled', revision = revision + 1 WHERE duo_id IN (SELECT id FROM duo WHERE mentee_id = p_person OR mentor_id = p_person);
  UPDATE meeting SET coordinator_id = NULL, revision = revision + 1 WHERE coordinator_id = p_person;
  DELETE FROM match_pair WHERE mentee_id = p_person OR mentor_id = p_person;
  DELETE FROM match_veto WHERE mentee_id = p_person OR mentor_id = p_person;
  DELETE FROM page_link WHERE asked_by = p_person;
  DELETE FROM note WHERE person_id = p_person;
  DELETE FROM seat WHERE person_id = p_person;
  DELETE FROM file WHERE person_id = p_person;
  DELETE FROM invite WHERE person_id = p_person;
  UPDATE interview_slot SET person_id = NULL, booked_at = NULL, revision = revision + 1 WHERE person_id = p_person;
  DELETE FROM desk_setting WHERE id = p_person;
  UPDATE person SET coordinator_id = NULL, revision = revision + 1 WHERE coordinator_id = p_person;
  -- The other one of an open duo hears that it is over, as if the person had left first.
  INSERT INTO due (id, person_id, kind, due_at, local_date, zone, policy, state)
    SELECT d.id || '/' || o.id || '/' || k.kind, o.id, k.kind, p_now, to_char(p_now AT TIME ZONE o.zone, 'YYYY-MM-DD'), o.zone, 'always', 'due'
    FROM duo d JOIN person o ON o.id = CASE WHEN d.mentee_id = p_person THEN d.mentor_id ELSE d.mentee_id END
      CROSS JOIN LATERAL (SELECT CASE WHEN d.state = 'proposed' THEN 'match-no' ELSE 'duo-ended' END AS kind) AS k
    WHERE (d.mentee_id = p_person OR d.mentor_id = p_person) AND d.state IN ('proposed', 'agreement', 'active', 'evaluation')
    ON CONFLICT (id) DO NOTHING;
  -- The duo stays as a number in the figures: the id in it is nobody's from here on.
  UPDATE duo SET state = 'ended', reason = 'erased', ended_at = p_now, revision = revision + 1
    WHERE (mentee_id = p_person OR mentor_id = p_person) AND state IN ('proposed', 'agreement', 'active', 'evaluation');
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

CREATE OR REPLACE FUNCTION duo_merge_person(p_from text, p_into text, p_moved jsonb) RETURNS void
LANGUAGE plpgsql AS $fn$
DECLARE
  v_key text;
  v_more integer;
  v_now timestamptz := (p_moved->>'now')::timestamptz;
  v_seats CONSTANT text[] := ARRAY['cancelled', 'missed', 'waiting', 'booked', 'came'];
BEGIN
  PERFORM 1 FROM person WHERE id IN (p_from, p_into) ORDER BY id FOR UPDATE;
  SELECT key_id INTO v_key FROM person WHERE id = p_from;
  IF v_key IS NULL OR p_from = p_into OR NOT EXISTS (SELECT 1 FROM person WHERE id = p_into) THEN
    RAISE EXCEPTION 'duo: stale person %', p_from USING ERRCODE = 'DU001';
  END IF;
  IF EXISTS (SELECT 1 FROM duo WHERE p_from IN (mentee_id, mentor_id)) THEN
    RAISE EXCEPTION 'duo: % has a duo', p_from USING ERRCODE = 'DU001';
  END IF;

  SELECT count(*) INTO v_more FROM (
    SELECT 'address' AS t, id, NULL::integer AS revision FROM address WHERE person_id = p_from
    UNION ALL SELECT 'inbox', id, NULL FROM inbox WHERE person_id = p_from AND state = 'open'
    UNION ALL SELECT 'answer', id, revision FROM answer WHERE person_id = p_from
    UNION ALL SELECT 'note', id, NULL FROM note WHERE person_id = p_from
    UNION ALL SELECT 'help_case', id, revision FROM help_case WHERE person_id = p_from
    UNION ALL SELECT 'file', id, revision FROM file WHERE person_id = p_from
    UNION ALL SELECT 'conversation', id, revision FROM conversation WHERE id = p_into
  ) AS r WHERE NOT EXISTS (SELECT 1 FROM jsonb_array_elements(p_moved->'rows') AS m
    WHERE m->>'table' = r.t AND m->>'id' = r.id AND (m->>'revision')::integer IS NOT DISTINCT FROM r.revision);
  IF v_more > 0 THEN RAISE EXCEPTION 'duo: stale person %', p_from USING ERRCODE = 'DU001'; END IF;

  UPDATE address a SET person_id = p_into, sealed = m #>> '{values,sealed}', revision = a.revision + 1
    FROM jsonb_array_elements(p_moved->'rows') AS m WHERE m->>'table' = 'address' AND a.id = m->>'id';
  UPDATE inbox i SET person_id = p_into, payload = m #>> '{values,payload}'
    FROM jsonb_array_elements(p_moved->'rows') AS m WHERE m->>'table' = 'inbox' AND i.id = m->>'id';
  -- What is done is kept as a key only, so that a repeated delivery is still recognised.
  UPDATE inbox SET person_id = p_into, payload = NULL WHERE person_id = p_from;
  -- Their answers fill gaps; what the one that stays has said is not overwritten.
  INSERT INTO answer (id, person_id, flow, step, code, sealed, input_id, at, author_id, revision)
    SELECT m->>'to', p_into, a.flow, a.step, a.code, m #>> '{values,sealed}', a.input_id, a.at, a.author_id, 0
    FROM answer a JOIN jsonb_array_elements(p_moved->'rows') AS m ON m->>'table' = 'answer' AND a.id = m->>'id'
    ON CONFLICT (id) DO NOTHING;
  DELETE FROM answer WHERE person_id = p_from;
  UPDATE note n SET person_id = p_into, sealed = m #>> '{values,sealed}'
    FROM jsonb_array_elements(p_moved->'rows') AS m WHERE m->>'table' = 'note' AND n.id = m->>'id';
  UPDATE help_case h SET person_id = p_into, note = m #>> '{values,note}', reply = m #>> '{values,reply}', revision = h.revision + 1
    FROM jsonb_array_elements(p_moved->'rows') AS m WHERE m->>'table' = 'help_case' AND h.id = m->>'id';
  UPDATE file f SET person_id = p_into, name = m #>> '{values,name}', content = m #>> '{values,content}', revision = f.revision + 1
    FROM jsonb_array_elements(p_moved->'rows') AS m WHERE m->>'table' = 'file' AND f.id = m->>'id';
  -- The better of two places at one session stays; whoever books there at this moment looks again.
  UPDATE gathering SET revision = revision + 1 WHERE id IN (SELECT gathering_id FROM seat WHERE person_id = p_from);
  INSERT INTO seat (id, gathering_id, person_id, state, at, revision)
    SELECT s.gathering_id || '/' || p_into, s.gathering_id, p_into, s.state, s.at, 0 FROM seat s WHERE s.person_id = p_from
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, at = excluded.at, revision = seat.revision + 1
      WHERE array_position(v_seats, excluded.state) > array_position(v_seats, seat.state);
  DELETE FROM seat WHERE person_id = p_from;
  -- One interview to come a person: where both have one, the other is free again. Past ones are history.
  UPDATE interview_slot SET person_id = NULL, booked_at = NULL, revision = revision + 1
    WHERE person_id = p_from AND starts_at > v_now
      AND EXISTS (SELECT 1 FROM interview_slot k WHERE k.person_id = p_into AND k.starts_at > v_now);
  UPDATE interview_slot SET person_id = p_into, revision = revision + 1 WHERE person_id = p_from;
  UPDATE consent SET person_id = p_into WHERE person_id = p_from;
  UPDATE invite SET used_by = p_into, revision = revision + 1 WHERE used_by = p_from;
  UPDATE invite SET person_id = p_into, revision = revision + 1 WHERE person_id = p_from;
  -- What is planned for the one that goes happens to the one that stays, once; what would end their record does not. A plan
  -- that is in the inbox already is known there by its old name.
  DELETE FROM due WHERE person_id = p_from AND (state NOT IN ('due', 'taken')
    OR kind IN ('erase', 'stranger-erase', 'profile-erase', 'profile-reminder')
    OR (state = 'due' AND EXISTS (SELECT 1 FROM due d WHERE d.id = replace(due.id, p_from, p_into) AND d.id <> due.id)));
  UPDATE due SET id = CASE WHEN state = 'due' THEN replace(id, p_from, p_into) ELSE id END, person_id = p_into, revision = revision + 1
    WHERE person_id = p_from;
  UPDATE conversation c SET state = m #>> '{values,state}', revision = c.revision + 1
    FROM jsonb_array_elements(p_moved->'rows') AS m WHERE m->>'table' = 'conversation' AND c.id = m->>'id';
  -- What was decided about the one that goes in a matching session is decided anew.
  DELETE FROM match_pair WHERE mentee_id = p_from OR mentor_id = p_from;
  DELETE FROM match_veto WHERE mentee_id = p_from OR mentor_id = p_from;
  DELETE FROM outbox WHERE person_id = p_from OR about_id = p_from;
  DELETE FROM conversation WHERE id = p_from;
  DELETE FROM person WHERE id = p_from;
  DELETE FROM data_key WHERE id = v_key;
  UPDATE person SET revision = revision + 1 WHERE id = p_into;
END
$fn$;
