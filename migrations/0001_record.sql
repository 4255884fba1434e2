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
  CHECK (rotation_order IS NULL OR kind = 'body'),
  CHECK ((rotation_order IS NULL) = (rotation_months IS NULL))
) STRICT;
CREATE INDEX actors_by_kind_and_name ON actors (kind, name COLLATE NOCASE, id);
CREATE INDEX actors_by_name ON actors (name COLLATE NOCASE, id);
CREATE INDEX actors_by_affiliation ON actors (affiliation_id) WHERE affiliation_id IS NOT NULL;

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
  CHECK ((start_edtf IS NULL) = (start_earliest IS NULL AND start_latest IS NULL)),
  CHECK ((end_edtf IS NULL) = (end_earliest IS NULL AND end_latest IS NULL)),
  CHECK (start_earliest <= start_latest),
  CHECK (end_earliest <= end_latest),
  CHECK (parent_id <> id)
) STRICT;
CREATE INDEX briefings_by_start ON briefings (start_sort, id) WHERE archived_at IS NULL;
CREATE INDEX briefings_public_by_start ON briefings (start_sort, id) WHERE archived_at IS NULL AND visibility = 'public';
CREATE INDEX briefings_by_width ON briefings (span_width, start_sort, id) WHERE archived_at IS NULL;
CREATE INDEX briefings_public_by_width ON briefings (span_width, start_sort, id)
  WHERE archived_at IS NULL AND visibility = 'public';
CREATE INDEX briefings_by_parent ON briefings (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE briefing_topics (
  briefing_id TEXT NOT NULL REFERENCES briefings (id),
  topic_id TEXT NOT NULL REFERENCES topics (id),
  PRIMARY KEY (briefing_id, topic_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX briefing_topics_by_topic ON briefing_topics (topic_id, briefing_id);

CREATE TABLE participations (
  id TEXT PRIMARY KEY,
  briefing_id TEXT NOT NULL REFERENCES briefings (id),
  actor_id TEXT NOT NULL REFERENCES actors (id),
  role TEXT NOT NULL CHECK (role IN ('organiser', 'co_organiser', 'supporter', 'speaker', 'moderator', 'attendee')),
  position TEXT,
  ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX participations_by_briefing ON participations (briefing_id, ordinal);
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
  CHECK ((due_edtf IS NULL) = (due_earliest IS NULL AND due_latest IS NULL)),
  CHECK ((made_edtf IS NULL) = (made_earliest IS NULL AND made_latest IS NULL)),
  CHECK (due_earliest <= due_latest),
  CHECK ((superseded_reason IS NOT NULL) = (status = 'superseded'))
) STRICT;
CREATE INDEX commitments_by_due ON commitments (due_from, id) WHERE archived_at IS NULL;
CREATE INDEX commitments_public_by_due ON commitments (due_from, id) WHERE archived_at IS NULL AND visibility = 'public';
CREATE INDEX commitments_open_by_due ON commitments (due_from, id) WHERE archived_at IS NULL AND is_open = 1;
CREATE INDEX commitments_by_width ON commitments (due_width, due_from, id) WHERE archived_at IS NULL;
CREATE INDEX commitments_public_by_width ON commitments (due_width, due_from, id)
  WHERE archived_at IS NULL AND visibility = 'public';
CREATE INDEX commitments_by_status ON commitments (status, due_from, id) WHERE archived_at IS NULL;
CREATE INDEX commitments_by_briefing ON commitments (briefing_id, due_from) WHERE briefing_id IS NOT NULL;
CREATE INDEX commitments_by_due_briefing ON commitments (due_briefing_id) WHERE due_briefing_id IS NOT NULL;

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
) STRICT;
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
  created_at TEXT NOT NULL
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
    'actor', 'briefing', 'commitment', 'handover', 'token', 'integration')),
  subject_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  verb TEXT NOT NULL,
  at TEXT NOT NULL,
  author_kind TEXT NOT NULL CHECK (author_kind IN ('token', 'integration', 'system')),
  author_id TEXT,
  author_name TEXT NOT NULL,
  visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'internal', 'public')),
  -- The follow-up that made the change, where one did.
  follow_up_id TEXT,
  -- The whole record after the change; before it stands in the row of the version before.
  after TEXT NOT NULL CHECK (json_valid(after)),
  UNIQUE (subject_kind, subject_id, version)
) STRICT;
CREATE INDEX changes_public ON changes (seq) WHERE visibility = 'public';
