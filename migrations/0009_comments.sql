-- What colleagues say to one another about a record. Never public, whatever the record is.
CREATE TABLE comments (
  id TEXT PRIMARY KEY,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('actor', 'briefing', 'commitment', 'handover')),
  subject_id TEXT NOT NULL,
  -- Null once it was removed: words that were taken back stand nowhere, not even in the change log.
  text TEXT CHECK (length(text) BETWEEN 1 AND 5000),
  author_kind TEXT NOT NULL CHECK (author_kind IN ('person', 'token', 'integration', 'system')),
  author_id TEXT,
  author_name TEXT NOT NULL,
  created_at TEXT NOT NULL,
  changed_at TEXT,
  removed_at TEXT,
  removed_by TEXT,
  version INTEGER NOT NULL CHECK (version > 0),
  CHECK ((text IS NULL) = (removed_at IS NOT NULL)),
  CHECK ((removed_by IS NULL) = (removed_at IS NULL))
) STRICT;
CREATE INDEX comments_by_subject ON comments (subject_kind, subject_id, id);

-- The change log takes comments as subjects. SQLite changes no CHECK in place: the table is made anew, with its numbers,
-- and with the number that it counts on from, which may be past the last row.
CREATE TABLE changes_new (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN (
    'actor', 'briefing', 'commitment', 'handover', 'token', 'integration', 'person', 'comment')),
  subject_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  verb TEXT NOT NULL,
  at TEXT NOT NULL,
  author_kind TEXT NOT NULL CHECK (author_kind IN ('person', 'token', 'integration', 'system')),
  author_id TEXT,
  author_name TEXT NOT NULL,
  visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'internal', 'public')),
  -- The follow-up that made the change, where one did.
  follow_up_id TEXT,
  -- The whole record after the change; before it stands in the row of the version before.
  after TEXT NOT NULL CHECK (json_valid(after)),
  UNIQUE (subject_kind, subject_id, version)
) STRICT;
INSERT INTO changes_new (seq, subject_kind, subject_id, version, verb, at, author_kind, author_id, author_name,
  visibility, follow_up_id, after)
SELECT seq, subject_kind, subject_id, version, verb, at, author_kind, author_id, author_name,
  visibility, follow_up_id, after FROM changes ORDER BY seq;
DELETE FROM sqlite_sequence WHERE name = 'changes_new';
INSERT INTO sqlite_sequence (name, seq) SELECT 'changes_new', seq FROM sqlite_sequence WHERE name = 'changes';
DROP TABLE changes;
ALTER TABLE changes_new RENAME TO changes;
CREATE INDEX changes_public ON changes (seq) WHERE visibility = 'public';
