-- Lists as of a day gone by, in the order in which things then came due: where each commitment stood before its due date
-- moved. Of what was moved alone; where the others stood, timeline_marks says.

-- Each due date that it had and was moved from, perhaps back to since; '' for none. Its days are as due_from and due_latest
-- have them, 9999-12-31 for open.
CREATE TABLE former_dues (
  commitment_id TEXT NOT NULL REFERENCES commitments (id),
  due_edtf TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  PRIMARY KEY (commitment_id, due_edtf)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER former_dues_moved AFTER UPDATE OF due_edtf ON commitments WHEN old.due_edtf IS NOT new.due_edtf
BEGIN
  INSERT OR IGNORE INTO former_dues
  VALUES (old.id, coalesce(old.due_edtf, ''), old.due_from, coalesce(old.due_latest, '9999-12-31'));
END;

-- The same by lanes: those of the timeline in which the commitment stands, and of its briefings and its owner; as narrowly
-- as it is seen there, and as the changes were that told of the date. Every batch that changes a record brings this up to
-- date (worker/db/former-dues.ts).
CREATE TABLE former_marks (
  scope TEXT NOT NULL,
  visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'internal', 'public')),
  first_day TEXT NOT NULL,
  record_id TEXT NOT NULL,
  last_day TEXT NOT NULL,
  -- As commitments.due_width.
  width INTEGER NOT NULL GENERATED ALWAYS AS (CASE
    WHEN last_day = '9999-12-31' THEN 4
    WHEN last_day <= first_day THEN 0
    WHEN last_day <= date(first_day, '+31 days') THEN 1
    WHEN last_day <= date(first_day, '+92 days') THEN 2
    WHEN last_day <= date(first_day, '+366 days') THEN 3
    ELSE 4 END) STORED,
  PRIMARY KEY (scope, visibility, first_day, record_id, last_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_marks_by_record ON former_marks (record_id, scope, visibility);
CREATE INDEX former_marks_by_width ON former_marks (scope, visibility, width, first_day) WHERE width > 0;

-- The log has dates as EDTF alone. Their days are read as worker/domain/fuzzy-date-grammar.ts reads them: of each side of
-- an interval the first day, and how long it lasts. Codes 25 to 41 are parts of a year, by first month and months.
INSERT INTO former_dues
WITH logged AS (
  SELECT DISTINCT h.subject_id AS id, h.after ->> 'due' AS due
  FROM changes h JOIN commitments c ON c.id = h.subject_id
  WHERE h.subject_kind = 'commitment' AND h.after ->> 'due' IS NOT c.due_edtf
), sides AS (
  SELECT id, due,
    rtrim(CASE WHEN due LIKE '%/%' THEN substr(due, 1, instr(due, '/') - 1) ELSE due END, '?~%') AS first,
    rtrim(substr(due, instr(due, '/') + 1), '?~%') AS last
  FROM logged
), parts (code, month, months) AS (VALUES
  ('25', '03', 3), ('26', '06', 3), ('27', '09', 3), ('28', '12', 3),
  ('29', '09', 3), ('30', '12', 3), ('31', '03', 3), ('32', '06', 3),
  ('33', '01', 3), ('34', '04', 3), ('35', '07', 3), ('36', '10', 3),
  ('37', '01', 4), ('38', '05', 4), ('39', '09', 4), ('40', '01', 6), ('41', '07', 6)
), points AS (
  SELECT text, CASE
      WHEN length(text) = 4 THEN replace(text, 'X', '0') || '-01-01'
      WHEN substr(text, 6, 2) = 'XX' THEN substr(text, 1, 4) || '-01-01'
      WHEN p.code IS NOT NULL THEN substr(text, 1, 5) || p.month || '-01'
      ELSE substr(text, 1, 7) || '-' || CASE WHEN text GLOB '*-[0-9][0-9]-[0-9][0-9]' THEN substr(text, 9) ELSE '01' END
    END AS day, CASE
      WHEN text GLOB '???X' THEN '+10 years'
      WHEN length(text) = 4 OR substr(text, 6, 2) = 'XX' THEN '+1 year'
      WHEN p.code IS NOT NULL THEN '+' || p.months || ' months'
      WHEN text GLOB '*-[0-9][0-9]-[0-9][0-9]' THEN '+1 day'
      ELSE '+1 month'
    END AS lasts
  FROM (SELECT first AS text FROM sides UNION SELECT last FROM sides) LEFT JOIN parts p ON p.code = substr(text, 6, 2)
  WHERE text <> '..'
), days AS (
  SELECT s.id, s.due, f.day AS earliest,
    -- SQLite counts no further than the year 9999.
    CASE WHEN l.day IS NOT NULL THEN coalesce(date(l.day, l.lasts, '-1 day'), '9999-12-31') END AS latest
  FROM sides s LEFT JOIN points f ON f.text = s.first LEFT JOIN points l ON l.text = s.last
)
SELECT id, coalesce(due, ''), coalesce(earliest, date(latest, '-30 days'), '9999-12-32'), coalesce(latest, '9999-12-31')
FROM days;

INSERT INTO former_marks (scope, visibility, first_day, record_id, last_day)
WITH told AS MATERIALIZED (
  SELECT f.commitment_id AS id, f.first_day, f.last_day, max(h.visibility) AS visibility
  FROM former_dues f CROSS JOIN changes h ON h.subject_kind = 'commitment' AND h.subject_id = f.commitment_id
    AND coalesce(h.after ->> 'due', '') = f.due_edtf
  GROUP BY 1, 2, 3
)
SELECT m.scope, min(m.visibility, t.visibility), t.first_day, t.id, t.last_day
FROM told t CROSS JOIN timeline_marks m ON m.record_id = t.id WHERE m.scope NOT IN ('actor:', 'topic:', 'body:')
UNION ALL
SELECT 'briefing:' || c.briefing_id, min(c.visibility, t.visibility), t.first_day, t.id, t.last_day
FROM told t CROSS JOIN commitments c ON c.id = t.id WHERE c.briefing_id IS NOT NULL AND c.archived_at IS NULL
UNION ALL
SELECT 'due:' || c.due_briefing_id, min(c.visibility, t.visibility), t.first_day, t.id, t.last_day
FROM told t CROSS JOIN commitments c ON c.id = t.id WHERE c.due_briefing_id IS NOT NULL AND c.archived_at IS NULL
UNION ALL
SELECT 'owner:' || coalesce(c.owner_person_id, c.owner_actor_id), min(c.visibility, t.visibility), t.first_day, t.id, t.last_day
FROM told t CROSS JOIN commitments c ON c.id = t.id
WHERE coalesce(c.owner_person_id, c.owner_actor_id) IS NOT NULL AND c.archived_at IS NULL;
