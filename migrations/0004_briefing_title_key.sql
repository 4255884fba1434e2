-- The title as it is searched: case and accents ignored, which SQLite knows for ASCII alone.
ALTER TABLE briefings ADD COLUMN title_key TEXT NOT NULL DEFAULT '';
UPDATE briefings SET title_key = lower(title);
