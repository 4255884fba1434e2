-- Words of actors' names and of briefings, case and accents ignored. Run it again to build the index anew:
-- FTS tables stop `wrangler d1 export`, and docs/operations.md says what to do.
-- One row an actor or briefing; of the two texts one is empty. It is a table of its own because the index refers to
-- numbers that last, which rows with ids of text do not have.
CREATE TABLE IF NOT EXISTS search_texts (
  number INTEGER PRIMARY KEY,
  subject_id TEXT NOT NULL UNIQUE,
  actor TEXT NOT NULL DEFAULT '',
  briefing TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT OR IGNORE INTO search_texts (subject_id, actor)
SELECT actor_id, group_concat(key, ' ') FROM actor_names GROUP BY actor_id;
INSERT OR IGNORE INTO search_texts (subject_id, briefing)
SELECT id, concat_ws(' ', title, venue, city, summary) FROM briefings;

CREATE VIRTUAL TABLE record_search USING fts5 (
  actor, briefing, content = 'search_texts', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO record_search (record_search) VALUES ('rebuild');
CREATE TRIGGER record_search_insert AFTER INSERT ON search_texts BEGIN
  INSERT INTO record_search (rowid, actor, briefing) VALUES (new.number, new.actor, new.briefing);
END;
CREATE TRIGGER record_search_update AFTER UPDATE ON search_texts
WHEN (old.actor, old.briefing) IS NOT (new.actor, new.briefing) BEGIN
  INSERT INTO record_search (record_search, rowid, actor, briefing)
  VALUES ('delete', old.number, old.actor, old.briefing);
  INSERT INTO record_search (rowid, actor, briefing) VALUES (new.number, new.actor, new.briefing);
END;
CREATE TRIGGER record_search_delete AFTER DELETE ON search_texts BEGIN
  INSERT INTO record_search (record_search, rowid, actor, briefing)
  VALUES ('delete', old.number, old.actor, old.briefing);
END;

CREATE TRIGGER IF NOT EXISTS search_texts_name_insert AFTER INSERT ON actor_names BEGIN
  INSERT INTO search_texts (subject_id, actor) VALUES (new.actor_id, new.key)
  ON CONFLICT (subject_id) DO UPDATE SET actor = actor || ' ' || excluded.actor;
END;
CREATE TRIGGER IF NOT EXISTS search_texts_name_delete AFTER DELETE ON actor_names BEGIN
  UPDATE search_texts SET actor = coalesce(
    (SELECT group_concat(key, ' ') FROM actor_names WHERE actor_id = old.actor_id), '')
  WHERE subject_id = old.actor_id;
END;
CREATE TRIGGER IF NOT EXISTS search_texts_briefing_insert AFTER INSERT ON briefings BEGIN
  INSERT INTO search_texts (subject_id, briefing)
  VALUES (new.id, concat_ws(' ', new.title, new.venue, new.city, new.summary));
END;
CREATE TRIGGER IF NOT EXISTS search_texts_briefing_update AFTER UPDATE OF title, venue, city, summary ON briefings BEGIN
  UPDATE search_texts SET briefing = concat_ws(' ', new.title, new.venue, new.city, new.summary)
  WHERE subject_id = new.id;
END;
CREATE TRIGGER IF NOT EXISTS search_texts_briefing_delete AFTER DELETE ON briefings BEGIN
  DELETE FROM search_texts WHERE subject_id = old.id;
END;
