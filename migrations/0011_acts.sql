-- Looking back: which changes are of one act, so that they are undone together; what was undone; what was merged.

-- Acts before this are told apart by their moment and their author.
ALTER TABLE changes ADD COLUMN act TEXT;
UPDATE changes SET act = at || ' ' || coalesce(author_id, author_name);

-- A follow-up that was undone stays in the record, marked, and counts nowhere.
ALTER TABLE follow_ups ADD COLUMN withdrawn_at TEXT;

-- What turned out to be the same as another is archived, and leads there.
ALTER TABLE actors ADD COLUMN merged_into TEXT REFERENCES actors (id);
ALTER TABLE briefings ADD COLUMN merged_into TEXT REFERENCES briefings (id);

-- What is archived, the latest first.
CREATE INDEX actors_archived ON actors (archived_at DESC, id) WHERE archived_at IS NOT NULL;
CREATE INDEX briefings_archived ON briefings (archived_at DESC, id) WHERE archived_at IS NOT NULL;
CREATE INDEX commitments_archived ON commitments (archived_at DESC, id) WHERE archived_at IS NOT NULL;
CREATE INDEX handovers_archived ON handovers (archived_at DESC, id) WHERE archived_at IS NOT NULL;
