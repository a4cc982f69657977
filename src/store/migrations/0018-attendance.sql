-- Up Migration

-- The worker whose activity attends the learner: it awards further events at a hint, without a ring. A mark beside the
-- counters: it never says whether work is pending, and a worker that died leaves it behind.
ALTER TABLE learners ADD COLUMN attended_by uuid;

-- Down Migration
ALTER TABLE learners DROP COLUMN attended_by;
