-- The desk of a morning: whose each commitment is, the views that people saved, and how far they have read.

-- Who sees to a commitment on our side: somebody with an account, or an actor who will never have one; not both.
ALTER TABLE commitments ADD COLUMN owner_person_id TEXT REFERENCES people (id);
ALTER TABLE commitments ADD COLUMN owner_actor_id TEXT REFERENCES actors (id)
  CHECK (owner_actor_id IS NULL OR owner_person_id IS NULL);
CREATE INDEX commitments_by_owner_person ON commitments (owner_person_id, is_open, due_from, id)
  WHERE owner_person_id IS NOT NULL;
CREATE INDEX commitments_by_owner_actor ON commitments (owner_actor_id, is_open, due_from, id)
  WHERE owner_actor_id IS NOT NULL;
CREATE INDEX commitments_unowned ON commitments (due_from, id)
  WHERE archived_at IS NULL AND is_open = 1 AND owner_person_id IS NULL AND owner_actor_id IS NULL;

-- Up to which change a person has seen what happened.
CREATE TABLE desk_visits (
  person_id TEXT PRIMARY KEY REFERENCES people (id),
  seen_seq INTEGER NOT NULL CHECK (seen_seq >= 0),
  seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- An address of ours under a name of its owner's, for them alone or for colleagues too.
CREATE TABLE saved_views (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  address TEXT NOT NULL CHECK (length(address) BETWEEN 1 AND 2000 AND address LIKE '/%'),
  is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX saved_views_by_person ON saved_views (person_id, name COLLATE NOCASE, id);
CREATE INDEX saved_views_shared ON saved_views (name COLLATE NOCASE, id) WHERE is_shared = 1;
