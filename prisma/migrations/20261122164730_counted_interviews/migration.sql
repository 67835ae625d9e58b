-- The turn's read once more: a coordinator's limit of interviews a week counts those that are over.

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
        'partnerAnswers', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.id), '[]') FROM answer a WHERE a.person_id = p.id)
      ) ORDER BY d.proposed_at, d.id), '[]')
      FROM duo d JOIN person p ON p.id = CASE WHEN d.mentee_id = p_person THEN d.mentor_id ELSE d.mentee_id END
      WHERE (d.mentee_id = p_person OR d.mentor_id = p_person) AND d.state IN ('proposed', 'active', 'evaluation'))
  )
  FROM head, me
  WHERE head.not_before <= p_now);
END
$fn$;
