-- Lists of commitments are read from the lanes of the timeline, each in the order in which they come due; of open ones
-- and of closed ones apart.
CREATE INDEX timeline_marks_by_state ON timeline_marks (scope, visibility, is_open, first_day, record_id, last_day)
  WHERE kind = 'commitment';
DROP INDEX commitments_by_due;
DROP INDEX commitments_public_by_due;
DROP INDEX commitments_open_by_due;
DROP INDEX commitments_by_width;
DROP INDEX commitments_public_by_width;

-- What no lane holds, in the same order.
CREATE INDEX commitments_archived_by_due ON commitments (due_from, id) WHERE archived_at IS NOT NULL;
DROP INDEX commitments_by_due_briefing;
CREATE INDEX commitments_by_due_briefing ON commitments (due_briefing_id, due_from, id)
  WHERE due_briefing_id IS NOT NULL;
DROP INDEX commitments_by_briefing;
CREATE INDEX commitments_by_briefing ON commitments (briefing_id, due_from, id) WHERE briefing_id IS NOT NULL;
DROP INDEX commitments_unowned;
CREATE INDEX commitments_unowned ON commitments (is_open, due_from, id)
  WHERE archived_at IS NULL AND owner_person_id IS NULL AND owner_actor_id IS NULL;
