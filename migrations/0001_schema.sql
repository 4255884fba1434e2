-- The record: what was said and promised, by whom, and who presides.
-- Dates are EDTF (ISO 8601-2) beside their first and last possible day; a NULL day is open.
-- What is undated sorts by the day 9999-12-32, after every day that there is.
-- Timestamps are ISO 8601 in UTC. Ids are UUIDv7. JSON columns hold arrays or objects as text.

CREATE TABLE actors (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('state', 'organisation', 'mission', 'institute', 'body', 'person')),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
  aliases TEXT NOT NULL DEFAULT '[]' CHECK (json_type(aliases) = 'array'),
  country_code TEXT CHECK (country_code GLOB '[A-Z][A-Z]'),
  affiliation_id TEXT REFERENCES actors (id),
  -- A body may state its rotation: actor ids in order, and the length of a term.
  rotation_order TEXT CHECK (rotation_order IS NULL OR json_type(rotation_order) = 'array'),
  rotation_months INTEGER CHECK (rotation_months BETWEEN 1 AND 240),
  visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'internal', 'public')),
  archived_at TEXT,
  version INTEGER NOT NULL CHECK (version > 0),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  -- What turned out to be the same as another is archived, and leads there.
  merged_into TEXT REFERENCES actors (id),
  CHECK (rotation_order IS NULL OR kind = 'body'),
  CHECK ((rotation_order IS NULL) = (rotation_months IS NULL))
) STRICT;
CREATE INDEX actors_by_kind_and_name ON actors (kind, name COLLATE NOCASE, id);
CREATE INDEX actors_by_name ON actors (name COLLATE NOCASE, id);
CREATE INDEX actors_by_affiliation ON actors (affiliation_id) WHERE affiliation_id IS NOT NULL;
CREATE INDEX actors_archived ON actors (archived_at DESC, id) WHERE archived_at IS NOT NULL;

-- One name, alias or country code belongs to one actor, whatever its case and accents.
CREATE TABLE actor_names (
  key TEXT PRIMARY KEY,
  actor_id TEXT NOT NULL REFERENCES actors (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_names_by_actor ON actor_names (actor_id);

CREATE TABLE topics (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 100),
  name TEXT NOT NULL
) STRICT;

CREATE TABLE briefings (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
  status TEXT NOT NULL CHECK (status IN ('planned', 'confirmed', 'held', 'postponed', 'cancelled')),
  start_edtf TEXT,
  start_earliest TEXT,
  start_latest TEXT,
  start_words TEXT,
  end_edtf TEXT,
  end_earliest TEXT,
  end_latest TEXT,
  end_words TEXT,
  venue TEXT,
  city TEXT,
  country_code TEXT CHECK (country_code GLOB '[A-Z][A-Z]'),
  parent_id TEXT REFERENCES briefings (id),
  summary TEXT,
  -- [{"of": "countries", "count": 50, "atLeast": true, "words": "50+ countries"}]
  head_counts TEXT NOT NULL DEFAULT '[]' CHECK (json_type(head_counts) = 'array'),
  visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'internal', 'public')),
  archived_at TEXT,
  version INTEGER NOT NULL CHECK (version > 0),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  start_sort TEXT NOT NULL GENERATED ALWAYS AS (coalesce(start_earliest, start_latest, '9999-12-32')) VIRTUAL,
  last_day TEXT GENERATED ALWAYS AS (coalesce(end_latest, start_latest)) VIRTUAL,
  -- How long it may last at the most: day, month, quarter, year; longer, open or undated.
  span_width INTEGER NOT NULL GENERATED ALWAYS AS (CASE
    WHEN coalesce(end_latest, start_latest) IS NULL THEN 4
    WHEN start_earliest IS NULL THEN 4
    WHEN coalesce(end_latest, start_latest) <= start_earliest THEN 0
    WHEN coalesce(end_latest, start_latest) <= date(start_earliest, '+31 days') THEN 1
    WHEN coalesce(end_latest, start_latest) <= date(start_earliest, '+92 days') THEN 2
    WHEN coalesce(end_latest, start_latest) <= date(start_earliest, '+366 days') THEN 3
    ELSE 4 END) STORED,
  merged_into TEXT REFERENCES briefings (id),
  CHECK ((start_edtf IS NULL) = (start_earliest IS NULL AND start_latest IS NULL)),
  CHECK ((end_edtf IS NULL) = (end_earliest IS NULL AND end_latest IS NULL)),
  CHECK (start_earliest <= start_latest),
  CHECK (end_earliest <= end_latest),
  CHECK (parent_id <> id)
) STRICT;
CREATE INDEX briefings_by_parent ON briefings (parent_id) WHERE parent_id IS NOT NULL;
-- Which references of integrations mean one briefing: those of what was merged into it are found from it.
CREATE INDEX briefings_by_merged_into ON briefings (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX briefings_archived ON briefings (archived_at DESC, id) WHERE archived_at IS NOT NULL;

CREATE TABLE briefing_topics (
  briefing_id TEXT NOT NULL REFERENCES briefings (id),
  topic_id TEXT NOT NULL REFERENCES topics (id),
  PRIMARY KEY (briefing_id, topic_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE participations (
  id TEXT NOT NULL,
  briefing_id TEXT NOT NULL REFERENCES briefings (id),
  actor_id TEXT NOT NULL REFERENCES actors (id),
  role TEXT NOT NULL CHECK (role IN ('organiser', 'co_organiser', 'supporter', 'speaker', 'moderator', 'attendee')),
  position TEXT,
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (briefing_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX participations_by_actor ON participations (actor_id, briefing_id);

CREATE TABLE statements (
  id TEXT PRIMARY KEY,
  briefing_id TEXT NOT NULL REFERENCES briefings (id),
  speaker_id TEXT REFERENCES actors (id),
  kind TEXT NOT NULL CHECK (kind IN ('quote', 'paraphrase', 'claim')),
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
  position TEXT,
  visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'internal', 'public')),
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX statements_by_briefing ON statements (briefing_id, ordinal);
CREATE INDEX statements_by_speaker ON statements (speaker_id) WHERE speaker_id IS NOT NULL;

CREATE TABLE commitments (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
  briefing_id TEXT REFERENCES briefings (id),
  made_edtf TEXT,
  made_earliest TEXT,
  made_latest TEXT,
  made_words TEXT,
  due_edtf TEXT,
  due_earliest TEXT,
  due_latest TEXT,
  due_words TEXT,
  -- Due at another briefing: the due date follows that briefing's start.
  due_briefing_id TEXT REFERENCES briefings (id),
  original_due_edtf TEXT,
  original_due_earliest TEXT,
  original_due_latest TEXT,
  original_due_words TEXT,
  status TEXT NOT NULL CHECK (status IN (
    'not_assessed', 'not_started', 'in_progress', 'stalled',
    'fulfilled', 'partly_fulfilled', 'not_fulfilled', 'superseded')),
  superseded_reason TEXT CHECK (superseded_reason IN ('replaced', 'withdrawn', 'overtaken')),
  closing_reason TEXT,
  firmness TEXT NOT NULL CHECK (firmness IN ('proposed', 'announced', 'agreed', 'binding')),
  verification TEXT NOT NULL CHECK (verification IN ('reported', 'corroborated', 'verified')),
  -- Two columns, so that an internal follow-up does not show in what the public sees.
  last_follow_up_on TEXT,
  last_public_follow_up_on TEXT,
  visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'internal', 'public')),
  archived_at TEXT,
  version INTEGER NOT NULL CHECK (version > 0),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  -- The first day on which it is due: a deadline without a start ("by 2030") is due in its last 30 days.
  due_from TEXT NOT NULL GENERATED ALWAYS AS (
    coalesce(due_earliest, date(due_latest, '-30 days'), '9999-12-32')) VIRTUAL,
  -- How wide the due date is: day, month, quarter, year; longer, open or undated.
  due_width INTEGER NOT NULL GENERATED ALWAYS AS (CASE
    WHEN due_latest IS NULL THEN 4
    WHEN due_earliest IS NULL THEN 1
    WHEN due_latest = due_earliest THEN 0
    WHEN due_latest <= date(due_earliest, '+31 days') THEN 1
    WHEN due_latest <= date(due_earliest, '+92 days') THEN 2
    WHEN due_latest <= date(due_earliest, '+366 days') THEN 3
    ELSE 4 END) STORED,
  is_open INTEGER NOT NULL GENERATED ALWAYS AS (
    status IN ('not_assessed', 'not_started', 'in_progress', 'stalled')) VIRTUAL,
  -- Who sees to it on our side: somebody with an account, or an actor who will never have one; not both.
  owner_person_id TEXT REFERENCES people (id),
  owner_actor_id TEXT REFERENCES actors (id),
  CHECK (owner_actor_id IS NULL OR owner_person_id IS NULL),
  CHECK ((due_edtf IS NULL) = (due_earliest IS NULL AND due_latest IS NULL)),
  CHECK ((made_edtf IS NULL) = (made_earliest IS NULL AND made_latest IS NULL)),
  CHECK (due_earliest <= due_latest),
  CHECK ((superseded_reason IS NOT NULL) = (status = 'superseded'))
) STRICT;
-- In the order in which they come due; other lists are read from the lanes of the timeline, below.
CREATE INDEX commitments_by_status ON commitments (status, due_from, id) WHERE archived_at IS NULL;
CREATE INDEX commitments_by_briefing ON commitments (briefing_id, due_from, id) WHERE briefing_id IS NOT NULL;
CREATE INDEX commitments_by_due_briefing ON commitments (due_briefing_id, due_from, id)
  WHERE due_briefing_id IS NOT NULL;
CREATE INDEX commitments_by_owner_person ON commitments (owner_person_id, is_open, due_from, id)
  WHERE owner_person_id IS NOT NULL;
CREATE INDEX commitments_by_owner_actor ON commitments (owner_actor_id, is_open, due_from, id)
  WHERE owner_actor_id IS NOT NULL;
CREATE INDEX commitments_unowned ON commitments (is_open, due_from, id)
  WHERE archived_at IS NULL AND owner_person_id IS NULL AND owner_actor_id IS NULL;
CREATE INDEX commitments_archived_by_due ON commitments (due_from, id) WHERE archived_at IS NOT NULL;
CREATE INDEX commitments_archived ON commitments (archived_at DESC, id) WHERE archived_at IS NOT NULL;

CREATE TABLE commitment_topics (
  commitment_id TEXT NOT NULL REFERENCES commitments (id),
  topic_id TEXT NOT NULL REFERENCES topics (id),
  PRIMARY KEY (commitment_id, topic_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX commitment_topics_by_topic ON commitment_topics (topic_id, commitment_id);

CREATE TABLE commitment_parties (
  id TEXT PRIMARY KEY,
  commitment_id TEXT NOT NULL REFERENCES commitments (id),
  role TEXT NOT NULL CHECK (role IN ('obligor', 'partner', 'beneficiary')),
  actor_id TEXT REFERENCES actors (id),
  words TEXT,
  status TEXT CHECK (status IN (
    'not_assessed', 'not_started', 'in_progress', 'stalled',
    'fulfilled', 'partly_fulfilled', 'not_fulfilled', 'superseded')),
  ordinal INTEGER NOT NULL,
  CHECK (actor_id IS NOT NULL OR words IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX commitment_parties_by_commitment ON commitment_parties (commitment_id, ordinal);
CREATE INDEX commitment_parties_by_actor ON commitment_parties (actor_id, commitment_id) WHERE actor_id IS NOT NULL;

CREATE TABLE follow_ups (
  id TEXT PRIMARY KEY,
  commitment_id TEXT NOT NULL REFERENCES commitments (id),
  dated_on TEXT NOT NULL CHECK (date(dated_on) IS dated_on),
  kind TEXT NOT NULL CHECK (kind IN ('note', 'status_change', 'reschedule', 'assessment')),
  note TEXT,
  -- Deferred: a change of the parties takes them all out and puts them back within one batch.
  party_id TEXT REFERENCES commitment_parties (id) DEFERRABLE INITIALLY DEFERRED,
  status_from TEXT,
  status_to TEXT,
  superseded_reason TEXT CHECK (superseded_reason IN ('replaced', 'withdrawn', 'overtaken')),
  due_from TEXT,
  due_to TEXT,
  due_words TEXT,
  verification TEXT CHECK (verification IN ('reported', 'corroborated', 'verified')),
  author_name TEXT NOT NULL,
  visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'internal', 'public')),
  created_at TEXT NOT NULL,
  -- What was undone stays in the record, marked, and counts nowhere.
  withdrawn_at TEXT
) STRICT;
CREATE INDEX follow_ups_by_commitment ON follow_ups (commitment_id, dated_on DESC, id DESC);

CREATE TABLE handovers (
  id TEXT PRIMARY KEY,
  body_id TEXT NOT NULL REFERENCES actors (id),
  from_id TEXT REFERENCES actors (id),
  to_id TEXT REFERENCES actors (id),
  -- A seat that falls vacant is a fact; a successor nobody wrote down is a gap in the record.
  successor TEXT NOT NULL CHECK (successor IN ('named', 'vacant', 'not_recorded')),
  date_edtf TEXT NOT NULL,
  date_earliest TEXT,
  date_latest TEXT,
  date_words TEXT,
  capacity TEXT NOT NULL CHECK (capacity IN ('regular', 'acting')),
  status TEXT NOT NULL CHECK (status IN ('announced', 'confirmed', 'completed', 'deferred', 'cancelled')),
  note TEXT,
  briefing_id TEXT REFERENCES briefings (id),
  visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'internal', 'public')),
  archived_at TEXT,
  version INTEGER NOT NULL CHECK (version > 0),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  date_sort TEXT NOT NULL GENERATED ALWAYS AS (coalesce(date_earliest, date_latest)) VIRTUAL,
  CHECK (date_earliest <= date_latest),
  CHECK ((to_id IS NOT NULL) = (successor = 'named')),
  CHECK (from_id IS NOT NULL OR to_id IS NOT NULL)
) STRICT;
CREATE INDEX handovers_by_body ON handovers (body_id, date_sort, id);
CREATE INDEX handovers_by_date ON handovers (date_sort, id) WHERE archived_at IS NULL;
CREATE INDEX handovers_public_by_date ON handovers (date_sort, id) WHERE archived_at IS NULL AND visibility = 'public';
CREATE INDEX handovers_by_from ON handovers (from_id) WHERE from_id IS NOT NULL;
CREATE INDEX handovers_by_to ON handovers (to_id) WHERE to_id IS NOT NULL;
CREATE INDEX handovers_by_briefing ON handovers (briefing_id) WHERE briefing_id IS NOT NULL;
CREATE INDEX handovers_archived ON handovers (archived_at DESC, id) WHERE archived_at IS NOT NULL;

-- A source is cited by exactly one record, with the passage that the record rests on.
CREATE TABLE sources (
  id TEXT PRIMARY KEY,
  briefing_id TEXT REFERENCES briefings (id),
  statement_id TEXT REFERENCES statements (id),
  commitment_id TEXT REFERENCES commitments (id),
  follow_up_id TEXT REFERENCES follow_ups (id),
  handover_id TEXT REFERENCES handovers (id),
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
  publisher TEXT,
  url TEXT,
  published_edtf TEXT,
  passage TEXT,
  visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'internal', 'public')),
  ordinal INTEGER NOT NULL,
  CHECK ((briefing_id IS NOT NULL) + (statement_id IS NOT NULL) + (commitment_id IS NOT NULL)
    + (follow_up_id IS NOT NULL) + (handover_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX sources_by_briefing ON sources (briefing_id, ordinal) WHERE briefing_id IS NOT NULL;
CREATE INDEX sources_by_statement ON sources (statement_id, ordinal) WHERE statement_id IS NOT NULL;
CREATE INDEX sources_by_commitment ON sources (commitment_id, ordinal) WHERE commitment_id IS NOT NULL;
CREATE INDEX sources_by_follow_up ON sources (follow_up_id, ordinal) WHERE follow_up_id IS NOT NULL;
CREATE INDEX sources_by_handover ON sources (handover_id, ordinal) WHERE handover_id IS NOT NULL;

-- The change log. The unique key is the lock against lost updates.
CREATE TABLE changes (
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
  -- What all the changes of one act have in common; they are undone together.
  act TEXT NOT NULL,
  UNIQUE (subject_kind, subject_id, version)
) STRICT;
CREATE INDEX changes_public ON changes (seq) WHERE visibility = 'public';

-- Where each record stands on the timeline, for drawing and for lists. Every batch that changes a record brings this up to
-- date (worker/db/marks/marks.ts); it holds nothing that could not be derived anew.

-- The marks of one record, as JSON: [[scope, kind, visibility, first_day, last_day, width, status], …], in the order of scopes.
CREATE TABLE record_marks (
  record_id TEXT PRIMARY KEY,
  marks TEXT NOT NULL CHECK (json_type(marks) = 'array'),
  -- Those before the batch that wrote it last: what differs is brought into the tables below.
  former TEXT NOT NULL CHECK (json_type(former) = 'array')
) STRICT, WITHOUT ROWID;

-- A scope is a lane: 'all', 'actor:<id>', 'topic:<id>', or 'actor:', 'topic:', 'body:' for what belongs to none.
-- A body's scope holds what was promised at its briefings too, where that may be seen; an actor's the briefings of those
-- that belong to it.
CREATE TABLE marks (
  scope TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('briefing', 'commitment')),
  visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'internal', 'public')),
  first_day TEXT NOT NULL,
  record_id TEXT NOT NULL,
  last_day TEXT,
  -- As briefings.span_width and commitments.due_width.
  width INTEGER NOT NULL,
  -- The one that counts in this lane.
  status TEXT NOT NULL,
  is_open INTEGER NOT NULL GENERATED ALWAYS AS (
    status IN ('not_assessed', 'not_started', 'in_progress', 'stalled')) VIRTUAL,
  PRIMARY KEY (scope, kind, visibility, first_day, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX marks_by_width ON marks (scope, kind, visibility, width, first_day, last_day, is_open, status)
  WHERE width > 0;
-- For lists of commitments: of open ones and of closed ones apart.
CREATE INDEX marks_by_state ON marks (scope, visibility, is_open, first_day, record_id, last_day, status)
  WHERE kind = 'commitment';

-- How many records begin when. Counts are JSON: {"2026-11 op": 3, …}, the month (in lane_days the day of the month) or
-- 'undated'; then b, o or c for briefings, open and closed commitments; then d, i or p for draft, internal and public.
CREATE TABLE lanes (
  scope TEXT PRIMARY KEY,
  months TEXT NOT NULL CHECK (json_type(months) = 'object'),
  -- How many dated records it holds for the public, and for those who see all.
  public_size INTEGER NOT NULL,
  size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Which lanes hold most, among actors ('actor') or topics ('topic').
CREATE INDEX lanes_by_public_size ON lanes (substr(scope, 1, 5), public_size DESC) WHERE length(scope) > 6;
CREATE INDEX lanes_by_size ON lanes (substr(scope, 1, 5), size DESC) WHERE length(scope) > 6;

CREATE TABLE lane_days (
  scope TEXT NOT NULL,
  -- YYYY-MM
  month TEXT NOT NULL,
  days TEXT NOT NULL CHECK (json_type(days) = 'object'),
  PRIMARY KEY (scope, month)
) STRICT, WITHOUT ROWID;

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
CREATE INDEX refs_by_briefing ON refs (subject_id) WHERE subject_kind = 'briefing';

CREATE TABLE idempotency_keys (
  caller_id TEXT NOT NULL,
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  request_hash TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (caller_id, key)
) STRICT, WITHOUT ROWID;

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

-- The desk of a morning: the views that people saved, and how far they have read.

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
