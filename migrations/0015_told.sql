-- A change is told to those who can see any of what it changed. An owner, and statements and sources that fewer see than their
-- record, were told of with the record: of these entries, those are narrowed of which somebody would read a change of nothing.

WITH edited AS (
  SELECT c.seq, c.after AS now, p.after AS was
  FROM changes c JOIN changes p
    ON p.subject_kind = c.subject_kind AND p.subject_id = c.subject_id AND p.version = c.version - 1
  WHERE c.subject_kind IN ('briefing', 'commitment', 'handover') AND c.visibility <> 'draft' AND c.follow_up_id IS NULL
    AND json_remove(c.after, '$.owner', '$.statements', '$.sources')
      = json_remove(p.after, '$.owner', '$.statements', '$.sources')
), readers (visibility, may_see) AS (VALUES ('internal', 'internal public'), ('public', 'public')
), alike AS (
  SELECT e.seq, r.visibility
  FROM edited e CROSS JOIN readers r
  WHERE (
    -- What these readers see of the record, before and after.
    SELECT count(DISTINCT json_array(
      CASE r.visibility WHEN 'public' THEN NULL ELSE s.value -> 'owner' END,
      (SELECT json_group_array(json_array(
          json_remove(t.value, '$.visibility', '$.sources'),
          coalesce(t.value ->> 'visibility', s.value ->> 'visibility'),
          (SELECT json_group_array(json_array(
              json_remove(o.value, '$.visibility'),
              coalesce(o.value ->> 'visibility', t.value ->> 'visibility', s.value ->> 'visibility')))
            FROM json_each(t.value, '$.sources') o
            WHERE instr(r.may_see, coalesce(o.value ->> 'visibility', t.value ->> 'visibility', s.value ->> 'visibility')))))
        FROM json_each(s.value, '$.statements') t
        WHERE instr(r.may_see, coalesce(t.value ->> 'visibility', s.value ->> 'visibility'))),
      (SELECT json_group_array(json_array(
          json_remove(o.value, '$.visibility'),
          coalesce(o.value ->> 'visibility', s.value ->> 'visibility')))
        FROM json_each(s.value, '$.sources') o
        WHERE instr(r.may_see, coalesce(o.value ->> 'visibility', s.value ->> 'visibility')))))
    FROM json_each(json_array(json(e.now), json(e.was))) s) = 1
)
UPDATE changes SET visibility = narrowed.visibility
-- What is no change to colleagues is none to the public either.
FROM (SELECT seq, CASE min(visibility) WHEN 'internal' THEN 'draft' ELSE 'internal' END AS visibility FROM alike GROUP BY seq)
  AS narrowed
WHERE narrowed.seq = changes.seq;
