-- One index of all words, case and accents ignored: what briefings, statements, commitments, follow-ups, handovers,
-- sources, actors and comments say. It holds nothing of its own: run this
-- file again to build it anew. FTS tables stop `wrangler d1 export`, and docs/operations.md says what to do.
DROP TRIGGER IF EXISTS search_actors_insert;
DROP TRIGGER IF EXISTS search_actors_update;
DROP TRIGGER IF EXISTS search_actors_delete;
DROP TRIGGER IF EXISTS search_briefings_insert;
DROP TRIGGER IF EXISTS search_briefings_update;
DROP TRIGGER IF EXISTS search_briefings_delete;
DROP TRIGGER IF EXISTS search_statements_insert;
DROP TRIGGER IF EXISTS search_statements_update;
DROP TRIGGER IF EXISTS search_statements_delete;
DROP TRIGGER IF EXISTS search_commitments_insert;
DROP TRIGGER IF EXISTS search_commitments_update;
DROP TRIGGER IF EXISTS search_commitments_delete;
DROP TRIGGER IF EXISTS search_follow_ups_insert;
DROP TRIGGER IF EXISTS search_follow_ups_update;
DROP TRIGGER IF EXISTS search_follow_ups_delete;
DROP TRIGGER IF EXISTS search_handovers_insert;
DROP TRIGGER IF EXISTS search_handovers_update;
DROP TRIGGER IF EXISTS search_handovers_delete;
DROP TRIGGER IF EXISTS search_sources_insert;
DROP TRIGGER IF EXISTS search_sources_update;
DROP TRIGGER IF EXISTS search_sources_delete;
DROP TRIGGER IF EXISTS search_comments_insert;
DROP TRIGGER IF EXISTS search_comments_update;
DROP TRIGGER IF EXISTS search_comments_delete;
DROP TABLE IF EXISTS search_words_known;
DROP TABLE IF EXISTS search_words;
DROP TABLE IF EXISTS search_parts;
DROP TABLE IF EXISTS search_texts;

-- One row for whatever has words of its own; the fields of a body are kept apart by U+001E, which no text may hold. It is
-- a table because the indexes refer to numbers that last, which rows with ids of text do not have.
CREATE TABLE search_texts (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN (
    'actor', 'briefing', 'statement', 'commitment', 'follow_up', 'handover', 'source', 'comment')),
  -- Its own. Who may see it in the end is decided by the record that it belongs to, when it is found.
  visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'internal', 'public')),
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  -- Kind and visibility as a word of three characters that no text can hold, for the indexes to read only what is asked
  -- for; worker/db/search/index.ts spells it too.
  scope TEXT NOT NULL GENERATED ALWAYS AS (char(31) || CASE kind
    WHEN 'actor' THEN 'a' WHEN 'briefing' THEN 'b' WHEN 'statement' THEN 's' WHEN 'commitment' THEN 'c'
    WHEN 'follow_up' THEN 'f' WHEN 'handover' THEN 'h' WHEN 'source' THEN 'o' ELSE 'm' END || substr(visibility, 1, 1)) VIRTUAL
) STRICT;
INSERT INTO search_texts (id, kind, visibility, title, body)
SELECT id, 'actor', visibility, name, concat_ws(char(30), (SELECT group_concat(value, char(30)) FROM json_each(aliases)),
  CASE kind WHEN 'state' THEN country_code END)
FROM actors ORDER BY created_at, id;
INSERT INTO search_texts (id, kind, visibility, title, body)
SELECT id, 'briefing', visibility, title, concat_ws(char(30), venue, city, summary)
FROM briefings ORDER BY created_at, id;
INSERT INTO search_texts (id, kind, visibility, title, body)
SELECT id, 'statement', visibility, '', concat_ws(char(30), text, position)
FROM statements ORDER BY id;
INSERT INTO search_texts (id, kind, visibility, title, body)
SELECT id, 'commitment', visibility, text, coalesce(closing_reason, '')
FROM commitments ORDER BY number;
INSERT INTO search_texts (id, kind, visibility, title, body)
SELECT id, 'follow_up', visibility, '', note
FROM follow_ups WHERE note IS NOT NULL ORDER BY id;
INSERT INTO search_texts (id, kind, visibility, title, body)
SELECT id, 'handover', visibility, '', note
FROM handovers WHERE note IS NOT NULL ORDER BY created_at, id;
INSERT INTO search_texts (id, kind, visibility, title, body)
SELECT id, 'source', visibility, title, concat_ws(char(30), passage, publisher)
FROM sources ORDER BY id;
INSERT INTO search_texts (id, kind, visibility, title, body)
SELECT id, 'comment', 'internal', '', text
FROM comments WHERE text IS NOT NULL ORDER BY id;

-- By words and their beginnings.
CREATE VIRTUAL TABLE search_words USING fts5 (
  title, body, scope, content = 'search_texts', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO search_words (search_words) VALUES ('rebuild');
-- Every word in it: a beginning of four letters and more is read as the words that begin so, which needs no list of all
-- their places first.
CREATE VIRTUAL TABLE search_words_known USING fts5vocab (search_words, 'row');
-- By three letters and more, also inside of words. Without positions it needs a quarter of the room; whether the letters
-- stand side by side is looked at when something is found.
CREATE VIRTUAL TABLE search_parts USING fts5 (
  title, body, scope, content = 'search_texts', content_rowid = 'number',
  tokenize = 'trigram remove_diacritics 1', detail = 'none'
);
INSERT INTO search_parts (search_parts) VALUES ('rebuild');

CREATE TRIGGER search_texts_insert AFTER INSERT ON search_texts BEGIN
  INSERT INTO search_words (rowid, title, body, scope) VALUES (new.number, new.title, new.body, new.scope);
  INSERT INTO search_parts (rowid, title, body, scope) VALUES (new.number, new.title, new.body, new.scope);
END;
CREATE TRIGGER search_texts_update AFTER UPDATE ON search_texts
WHEN (old.title, old.body, old.scope) IS NOT (new.title, new.body, new.scope) BEGIN
  INSERT INTO search_words (search_words, rowid, title, body, scope)
  VALUES ('delete', old.number, old.title, old.body, old.scope);
  INSERT INTO search_parts (search_parts, rowid, title, body, scope)
  VALUES ('delete', old.number, old.title, old.body, old.scope);
  INSERT INTO search_words (rowid, title, body, scope) VALUES (new.number, new.title, new.body, new.scope);
  INSERT INTO search_parts (rowid, title, body, scope) VALUES (new.number, new.title, new.body, new.scope);
END;
CREATE TRIGGER search_texts_delete AFTER DELETE ON search_texts BEGIN
  INSERT INTO search_words (search_words, rowid, title, body, scope)
  VALUES ('delete', old.number, old.title, old.body, old.scope);
  INSERT INTO search_parts (search_parts, rowid, title, body, scope)
  VALUES ('delete', old.number, old.title, old.body, old.scope);
END;

CREATE TRIGGER search_actors_insert AFTER INSERT ON actors BEGIN
  INSERT INTO search_texts (id, kind, visibility, title, body)
  VALUES (new.id, 'actor', new.visibility, new.name, concat_ws(char(30), (SELECT group_concat(value, char(30)) FROM json_each(new.aliases)),
    CASE new.kind WHEN 'state' THEN new.country_code END));
END;
CREATE TRIGGER search_actors_update AFTER UPDATE OF name, aliases, kind, country_code, visibility ON actors BEGIN
  UPDATE search_texts SET visibility = new.visibility, title = new.name, body = concat_ws(char(30), (SELECT group_concat(value, char(30)) FROM json_each(new.aliases)),
    CASE new.kind WHEN 'state' THEN new.country_code END)
  WHERE id = new.id;
END;
CREATE TRIGGER search_actors_delete AFTER DELETE ON actors BEGIN
  DELETE FROM search_texts WHERE id = old.id;
END;

CREATE TRIGGER search_briefings_insert AFTER INSERT ON briefings BEGIN
  INSERT INTO search_texts (id, kind, visibility, title, body)
  VALUES (new.id, 'briefing', new.visibility, new.title, concat_ws(char(30), new.venue, new.city, new.summary));
END;
CREATE TRIGGER search_briefings_update AFTER UPDATE OF title, venue, city, summary, visibility ON briefings BEGIN
  UPDATE search_texts SET visibility = new.visibility, title = new.title, body = concat_ws(char(30), new.venue, new.city, new.summary)
  WHERE id = new.id;
END;
CREATE TRIGGER search_briefings_delete AFTER DELETE ON briefings BEGIN
  DELETE FROM search_texts WHERE id = old.id;
END;

CREATE TRIGGER search_statements_insert AFTER INSERT ON statements BEGIN
  INSERT INTO search_texts (id, kind, visibility, title, body)
  VALUES (new.id, 'statement', new.visibility, '', concat_ws(char(30), new.text, new.position));
END;
CREATE TRIGGER search_statements_update AFTER UPDATE OF text, position, visibility ON statements BEGIN
  UPDATE search_texts SET visibility = new.visibility, title = '', body = concat_ws(char(30), new.text, new.position)
  WHERE id = new.id;
END;
CREATE TRIGGER search_statements_delete AFTER DELETE ON statements BEGIN
  DELETE FROM search_texts WHERE id = old.id;
END;

CREATE TRIGGER search_commitments_insert AFTER INSERT ON commitments BEGIN
  INSERT INTO search_texts (id, kind, visibility, title, body)
  VALUES (new.id, 'commitment', new.visibility, new.text, coalesce(new.closing_reason, ''));
END;
CREATE TRIGGER search_commitments_update AFTER UPDATE OF text, closing_reason, visibility ON commitments BEGIN
  UPDATE search_texts SET visibility = new.visibility, title = new.text, body = coalesce(new.closing_reason, '')
  WHERE id = new.id;
END;
CREATE TRIGGER search_commitments_delete AFTER DELETE ON commitments BEGIN
  DELETE FROM search_texts WHERE id = old.id;
END;

CREATE TRIGGER search_follow_ups_insert AFTER INSERT ON follow_ups BEGIN
  INSERT INTO search_texts (id, kind, visibility, title, body)
  SELECT new.id, 'follow_up', new.visibility, '', new.note WHERE new.note IS NOT NULL;
END;
CREATE TRIGGER search_follow_ups_update AFTER UPDATE OF note, visibility ON follow_ups BEGIN
  DELETE FROM search_texts WHERE id = new.id;
  INSERT INTO search_texts (id, kind, visibility, title, body)
  SELECT new.id, 'follow_up', new.visibility, '', new.note WHERE new.note IS NOT NULL;
END;
CREATE TRIGGER search_follow_ups_delete AFTER DELETE ON follow_ups BEGIN
  DELETE FROM search_texts WHERE id = old.id;
END;

CREATE TRIGGER search_handovers_insert AFTER INSERT ON handovers BEGIN
  INSERT INTO search_texts (id, kind, visibility, title, body)
  SELECT new.id, 'handover', new.visibility, '', new.note WHERE new.note IS NOT NULL;
END;
CREATE TRIGGER search_handovers_update AFTER UPDATE OF note, visibility ON handovers BEGIN
  DELETE FROM search_texts WHERE id = new.id;
  INSERT INTO search_texts (id, kind, visibility, title, body)
  SELECT new.id, 'handover', new.visibility, '', new.note WHERE new.note IS NOT NULL;
END;
CREATE TRIGGER search_handovers_delete AFTER DELETE ON handovers BEGIN
  DELETE FROM search_texts WHERE id = old.id;
END;

CREATE TRIGGER search_sources_insert AFTER INSERT ON sources BEGIN
  INSERT INTO search_texts (id, kind, visibility, title, body)
  VALUES (new.id, 'source', new.visibility, new.title, concat_ws(char(30), new.passage, new.publisher));
END;
CREATE TRIGGER search_sources_update AFTER UPDATE OF title, passage, publisher, visibility ON sources BEGIN
  UPDATE search_texts SET visibility = new.visibility, title = new.title, body = concat_ws(char(30), new.passage, new.publisher)
  WHERE id = new.id;
END;
CREATE TRIGGER search_sources_delete AFTER DELETE ON sources BEGIN
  DELETE FROM search_texts WHERE id = old.id;
END;

CREATE TRIGGER search_comments_insert AFTER INSERT ON comments BEGIN
  INSERT INTO search_texts (id, kind, visibility, title, body)
  SELECT new.id, 'comment', 'internal', '', new.text WHERE new.text IS NOT NULL;
END;
CREATE TRIGGER search_comments_update AFTER UPDATE OF text ON comments BEGIN
  DELETE FROM search_texts WHERE id = new.id;
  INSERT INTO search_texts (id, kind, visibility, title, body)
  SELECT new.id, 'comment', 'internal', '', new.text WHERE new.text IS NOT NULL;
END;
CREATE TRIGGER search_comments_delete AFTER DELETE ON comments BEGIN
  DELETE FROM search_texts WHERE id = old.id;
END;
