-- Where each record stands on the timeline. Every batch that changes a record brings this up to date
-- (worker/db/marks/marks.ts); it holds nothing that could not be derived anew.

-- A scope is a lane: 'all', 'actor:<id>', 'topic:<id>', or 'actor:', 'topic:', 'body:' for what belongs to none.
-- A body's scope holds what was promised at its briefings too, where that may be seen; an actor's the briefings of those
-- that belong to it.
CREATE TABLE timeline_marks (
  scope TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('briefing', 'commitment')),
  visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'internal', 'public')),
  first_day TEXT NOT NULL,
  record_id TEXT NOT NULL,
  last_day TEXT,
  width INTEGER NOT NULL,
  is_open INTEGER NOT NULL,
  PRIMARY KEY (scope, kind, visibility, first_day, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX timeline_marks_by_record ON timeline_marks (record_id);
CREATE INDEX timeline_marks_by_width ON timeline_marks (scope, kind, visibility, width, first_day) WHERE width > 0;

-- How many records begin in each day, week (by its Monday), month and year; 'all' and 'undated' have one cell, ''.
CREATE TABLE timeline_counts (
  scope TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('day', 'week', 'month', 'year', 'all', 'undated')),
  cell TEXT NOT NULL,
  briefings_draft INTEGER NOT NULL,
  briefings_internal INTEGER NOT NULL,
  briefings_public INTEGER NOT NULL,
  open_draft INTEGER NOT NULL,
  open_internal INTEGER NOT NULL,
  open_public INTEGER NOT NULL,
  closed_draft INTEGER NOT NULL,
  closed_internal INTEGER NOT NULL,
  closed_public INTEGER NOT NULL,
  PRIMARY KEY (scope, unit, cell)
) STRICT, WITHOUT ROWID;
-- Which lanes hold most, among actors ('actor') or topics ('topic').
CREATE INDEX timeline_counts_by_public_size ON timeline_counts (
  substr(scope, 1, 5), briefings_public + open_public + closed_public DESC) WHERE unit = 'all';
CREATE INDEX timeline_counts_by_size ON timeline_counts (
  substr(scope, 1, 5),
  briefings_draft + briefings_internal + briefings_public + open_draft + open_internal + open_public
    + closed_draft + closed_internal + closed_public DESC) WHERE unit = 'all';

INSERT INTO timeline_marks (scope, kind, visibility, first_day, record_id, last_day, width, is_open)
WITH records AS (
  SELECT 'commitment' AS kind, id, visibility, due_from AS first_day, due_latest AS last_day, due_width AS width, is_open
  FROM commitments WHERE archived_at IS NULL
  UNION ALL
  SELECT 'briefing', id, visibility, start_sort, last_day, span_width, 0 FROM briefings WHERE archived_at IS NULL
), taking_part AS (
  SELECT p.actor_id, p.commitment_id AS id, NULL AS visibility FROM commitment_parties p WHERE p.actor_id IS NOT NULL
  UNION ALL
  SELECT p.actor_id, p.briefing_id, NULL FROM participations p
  UNION ALL
  SELECT a.affiliation_id, p.briefing_id, a.visibility FROM participations p
  JOIN actors a ON a.id = p.actor_id AND a.affiliation_id IS NOT NULL AND a.archived_at IS NULL
  UNION ALL
  SELECT p.actor_id, c.id, b.visibility FROM commitments c
  JOIN briefings b ON b.id = c.briefing_id AND b.archived_at IS NULL
  JOIN participations p ON p.briefing_id = b.id
  JOIN actors a ON a.id = p.actor_id AND a.kind = 'body'
), of_topic AS (
  SELECT topic_id, commitment_id AS id FROM commitment_topics
  UNION ALL
  SELECT topic_id, briefing_id FROM briefing_topics
), scopes AS (
  SELECT 'all' AS scope, id, NULL AS visibility FROM records
  UNION ALL
  SELECT 'actor:' || actor_id, id, visibility FROM taking_part
  UNION ALL
  SELECT 'topic:' || topic_id, id, NULL FROM of_topic
)
SELECT s.scope, r.kind, max(min(r.visibility, coalesce(s.visibility, r.visibility))),
  r.first_day, r.id, r.last_day, r.width, r.is_open
FROM records r JOIN scopes s ON s.id = r.id GROUP BY s.scope, r.id;

INSERT INTO timeline_marks (scope, kind, visibility, first_day, record_id, last_day, width, is_open)
SELECT none.scope, m.kind, m.visibility, m.first_day, m.record_id, m.last_day, m.width, m.is_open
FROM timeline_marks m
JOIN (SELECT 'actor:' AS scope UNION ALL SELECT 'topic:' UNION ALL SELECT 'body:') none
WHERE m.scope = 'all' AND NOT EXISTS (
  SELECT 1 FROM timeline_marks o LEFT JOIN actors a ON a.id = substr(o.scope, 7)
  WHERE o.record_id = m.record_id AND o.scope LIKE (CASE none.scope WHEN 'topic:' THEN 'topic:%' ELSE 'actor:%' END)
    AND (none.scope <> 'body:' OR a.kind = 'body'));

INSERT INTO timeline_counts
SELECT m.scope, u.unit,
  CASE u.unit WHEN 'day' THEN m.first_day
    WHEN 'week' THEN date(m.first_day, '-' || ((strftime('%w', m.first_day) + 6) % 7) || ' days')
    WHEN 'month' THEN substr(m.first_day, 1, 7) || '-01'
    WHEN 'year' THEN substr(m.first_day, 1, 4) || '-01-01' ELSE '' END AS cell,
  sum(m.kind = 'briefing' AND m.visibility = 'draft'),
  sum(m.kind = 'briefing' AND m.visibility = 'internal'),
  sum(m.kind = 'briefing' AND m.visibility = 'public'),
  sum(m.kind = 'commitment' AND m.visibility = 'draft' AND m.is_open),
  sum(m.kind = 'commitment' AND m.visibility = 'internal' AND m.is_open),
  sum(m.kind = 'commitment' AND m.visibility = 'public' AND m.is_open),
  sum(m.kind = 'commitment' AND m.visibility = 'draft' AND NOT m.is_open),
  sum(m.kind = 'commitment' AND m.visibility = 'internal' AND NOT m.is_open),
  sum(m.kind = 'commitment' AND m.visibility = 'public' AND NOT m.is_open)
FROM timeline_marks m
JOIN (SELECT 'day' AS unit UNION ALL SELECT 'week' UNION ALL SELECT 'month' UNION ALL SELECT 'year'
  UNION ALL SELECT 'all') u ON m.first_day < '9999-12-32'
GROUP BY m.scope, u.unit, cell;

INSERT INTO timeline_counts
SELECT scope, 'undated', '',
  sum(kind = 'briefing' AND visibility = 'draft'),
  sum(kind = 'briefing' AND visibility = 'internal'),
  sum(kind = 'briefing' AND visibility = 'public'),
  sum(kind = 'commitment' AND visibility = 'draft' AND is_open),
  sum(kind = 'commitment' AND visibility = 'internal' AND is_open),
  sum(kind = 'commitment' AND visibility = 'public' AND is_open),
  sum(kind = 'commitment' AND visibility = 'draft' AND NOT is_open),
  sum(kind = 'commitment' AND visibility = 'internal' AND NOT is_open),
  sum(kind = 'commitment' AND visibility = 'public' AND NOT is_open)
FROM timeline_marks WHERE first_day = '9999-12-32' GROUP BY scope;
