-- Half days of the training in every centre, and what runs at this moment: a mentor makes up a module wherever there is room, and may come without a seat. Beside what duo_read_turn reads already.

CREATE OR REPLACE FUNCTION duo_read_training(p_person text, p_now timestamptz) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $fn$
DECLARE
  me person%ROWTYPE;
BEGIN
  SELECT * INTO me FROM person WHERE id = p_person;
  IF NOT FOUND OR NOT me.consented OR me.role IS DISTINCT FROM 'mentor' THEN RETURN '[]'::jsonb; END IF;
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object(
      'gathering', to_jsonb(g),
      'seats', (SELECT coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('zone', o.zone) ORDER BY s.at, s.id), '[]')
        FROM seat s JOIN person o ON o.id = s.person_id WHERE s.gathering_id = g.id AND s.state <> 'cancelled')
    ) ORDER BY g.starts_at, g.id), '[]')
    FROM gathering g WHERE g.state = 'open'
      -- Nothing is longer than a day, and the index knows the beginning only.
      AND g.starts_at > p_now - interval '1 day' AND g.starts_at + g.minutes * interval '1 minute' >= p_now
      AND ((g.kind = 'training' AND me.stage IN ('training', 'paused')) OR (g.kind = 'exchange' AND g.centre_id = me.centre_id))
      AND NOT (g.starts_at > p_now AND (g.centre_id = me.centre_id OR g.online))
      AND g.id NOT IN (SELECT gathering_id FROM seat WHERE person_id = p_person));
END
$fn$;
