-- Words of commitments, case and accents ignored. FTS tables stop `wrangler d1 export`:
-- docs/operations.md says what to do.
CREATE VIRTUAL TABLE commitment_search USING fts5 (
  text, content = 'commitments', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO commitment_search (commitment_search) VALUES ('rebuild');
CREATE TRIGGER commitment_search_insert AFTER INSERT ON commitments BEGIN
  INSERT INTO commitment_search (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER commitment_search_update AFTER UPDATE OF text ON commitments WHEN old.text <> new.text BEGIN
  INSERT INTO commitment_search (commitment_search, rowid, text) VALUES ('delete', old.number, old.text);
  INSERT INTO commitment_search (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER commitment_search_delete AFTER DELETE ON commitments BEGIN
  INSERT INTO commitment_search (commitment_search, rowid, text) VALUES ('delete', old.number, old.text);
END;
