-- Two records of one person become one, again: `p_moved` now says the turn's own time, and how each row was read, so that
-- what changed since is noticed. The better place at a session stays; only interviews to come exclude each other; what is
-- planned moves along; the numbers of the talk that stays go on above those of both.
-- {now, rows: [{table, id, to, revision, values: {column: value}}]}: every sealed value of the one that goes, sealed with
-- the key of the one that stays; `to` is the row's new id. What came in since it was read is not in it: then the turn is
-- taken again.
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
  DELETE FROM outbox WHERE person_id = p_from OR about_id = p_from;
  DELETE FROM conversation WHERE id = p_from;
  DELETE FROM person WHERE id = p_from;
  DELETE FROM data_key WHERE id = v_key;
  UPDATE person SET revision = revision + 1 WHERE id = p_into;
END
$fn$;
