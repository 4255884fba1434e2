-- Who may call, who may post, and what was posted.

CREATE TABLE tokens (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  role TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'admin')),
  hash TEXT NOT NULL UNIQUE,
  -- The first characters, so that people can tell their tokens apart.
  hint TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT,
  revoked_at TEXT,
  -- A day, not a moment: one write a day and token at most.
  last_used_on TEXT,
  version INTEGER NOT NULL CHECK (version > 0)
) STRICT;

CREATE TABLE integrations (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  secret TEXT NOT NULL,
  previous_secret TEXT,
  previous_secret_until TEXT,
  default_visibility TEXT NOT NULL CHECK (default_visibility IN ('draft', 'internal', 'public')),
  may_publish INTEGER NOT NULL CHECK (may_publish IN (0, 1)),
  disabled_at TEXT,
  created_at TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  CHECK (may_publish = 1 OR default_visibility <> 'public')
) STRICT;

-- Secrets are sealed (AES-256-GCM) with a key from the environment.
CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,
  integration_id TEXT NOT NULL REFERENCES integrations (id),
  message_id TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  content_type TEXT,
  -- The CloudEvents attributes of a binary-mode message, which came as headers.
  attributes TEXT NOT NULL DEFAULT '{}' CHECK (json_type(attributes) = 'object'),
  body BLOB NOT NULL,
  type TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'refused')),
  status INTEGER NOT NULL,
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  attempts INTEGER NOT NULL CHECK (attempts > 0),
  received_at TEXT NOT NULL,
  replayed_at TEXT,
  UNIQUE (integration_id, message_id)
) STRICT;
CREATE INDEX deliveries_by_outcome ON deliveries (outcome, id DESC);

-- A sender's own reference to a record, and the time of the newest event that was applied.
CREATE TABLE refs (
  integration_id TEXT NOT NULL REFERENCES integrations (id),
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('briefing', 'commitment', 'handover', 'follow_up')),
  ref TEXT NOT NULL CHECK (length(ref) BETWEEN 1 AND 200),
  subject_id TEXT NOT NULL,
  occurred_at TEXT NOT NULL,
  PRIMARY KEY (integration_id, subject_kind, ref)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency_keys (
  caller_id TEXT NOT NULL,
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  request_hash TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (caller_id, key)
) STRICT, WITHOUT ROWID;
