-- Which references of integrations mean one briefing: those of what was merged into it are found from it.
CREATE INDEX briefings_by_merged_into ON briefings (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX refs_by_briefing ON refs (subject_id) WHERE subject_kind = 'briefing';
