-- Who signs in, and how: people, their passkeys, the sessions they have open, and links that let somebody in once.
-- Links and sessions are kept as hashes of 192 random bits; whoever reads this table cannot use them.

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  -- Stays with what the person did, also after the contact data is erased.
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  -- Contact data: in small letters; never written to the change log, so that it can be erased.
  email TEXT CHECK (length(email) BETWEEN 3 AND 254 AND email = lower(email)),
  role TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'admin')),
  -- The actor of the record that this person is.
  actor_id TEXT REFERENCES actors (id),
  deactivated_at TEXT,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0)
) STRICT;
CREATE UNIQUE INDEX people_by_email ON people (email) WHERE email IS NOT NULL;
CREATE INDEX people_by_name ON people (name COLLATE NOCASE, id);
CREATE INDEX people_in_charge ON people (id) WHERE role = 'admin' AND deactivated_at IS NULL;

-- Whatever happens at once: somebody can always let others in.
CREATE TRIGGER people_keep_an_administrator BEFORE UPDATE ON people
WHEN old.role = 'admin' AND old.deactivated_at IS NULL
  AND (new.role <> 'admin' OR new.deactivated_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM people WHERE role = 'admin' AND deactivated_at IS NULL AND id <> old.id)
BEGIN
  SELECT RAISE(ABORT, 'the last administrator stays');
END;

CREATE TABLE passkeys (
  -- The credential id, base64url.
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 1400),
  person_id TEXT NOT NULL REFERENCES people (id),
  -- COSE, base64url.
  public_key TEXT NOT NULL,
  counter INTEGER NOT NULL CHECK (counter >= 0),
  transports TEXT NOT NULL CHECK (json_type(transports) = 'array'),
  -- Kept by a password manager, and thus on several devices.
  is_synced INTEGER NOT NULL CHECK (is_synced IN (0, 1)),
  browser TEXT,
  system TEXT,
  created_at TEXT NOT NULL,
  last_used_at TEXT
) STRICT;
CREATE INDEX passkeys_by_person ON passkeys (person_id);

-- What a passkey is asked to sign: taken away by whoever answers first.
CREATE TABLE challenges (
  challenge TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('register', 'sign_in')),
  person_id TEXT REFERENCES people (id),
  expires_at TEXT NOT NULL,
  CHECK ((person_id IS NOT NULL) = (purpose = 'register'))
) STRICT, WITHOUT ROWID;
CREATE INDEX challenges_by_expiry ON challenges (expires_at);

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES people (id),
  browser TEXT,
  system TEXT,
  created_at TEXT NOT NULL,
  -- Moves at most once an hour.
  last_seen_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_person ON sessions (person_id, last_seen_at DESC);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE one_time_links (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('first_administrator', 'invitation', 'sign_in')),
  -- Nobody for the first administrator, who is made by using the link.
  person_id TEXT REFERENCES people (id),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT,
  -- The lock: of two who use it at once, one breaks this and their whole batch is undone.
  uses INTEGER NOT NULL DEFAULT 0 CONSTRAINT used_once CHECK (uses IN (0, 1)),
  CHECK ((person_id IS NULL) = (kind = 'first_administrator')),
  CHECK ((used_at IS NULL) = (uses = 0))
) STRICT;
CREATE INDEX one_time_links_by_person ON one_time_links (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX one_time_links_by_expiry ON one_time_links (expires_at);

-- The change log takes people as authors and as subjects. SQLite changes no CHECK in place: the table is made anew,
-- with its numbers, and with the number that it counts on from, which may be past the last row.
CREATE TABLE changes_new (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN (
    'actor', 'briefing', 'commitment', 'handover', 'token', 'integration', 'person')),
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
