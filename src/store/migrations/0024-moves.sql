-- Up Migration

-- A learner that moves to another installation (cell). While only `moving_to` is set, its events are refused and what is
-- pending is finished here; from `moved_at` on the other cell has it, and the texts here are gone. `move` names the move
-- in both cells, so that a repeated transfer is recognised.
ALTER TABLE learners ADD COLUMN moving_to text, ADD COLUMN move uuid, ADD COLUMN moved_at timestamptz;
ALTER TABLE learners ALTER COLUMN moving_to SET STATISTICS 0;

-- Processes of an earlier version do not know these columns. To them, the refusal looks like a server that is shutting
-- down (57P01), so they answer 503 and the event is sent again.
CREATE FUNCTION refuse_moving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the learner is moving to another cell' USING ERRCODE = 'admin_shutdown';
END $$;
CREATE TRIGGER moving BEFORE UPDATE OF last_seq ON learners FOR EACH ROW
  WHEN (NEW.moving_to IS NOT NULL AND NEW.last_seq <> OLD.last_seq) EXECUTE FUNCTION refuse_moving();

-- Prefixes whose learners all moved: an id under one of them that has no learner yet begins in the other cell.
CREATE TABLE moved_prefixes (
  prefix text COLLATE "C" PRIMARY KEY,
  moved_to text NOT NULL,
  at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON moved_prefixes TO touchstone_app;

-- Down Migration
DROP TABLE moved_prefixes;
DROP TRIGGER moving ON learners;
DROP FUNCTION refuse_moving();
ALTER TABLE learners DROP COLUMN moving_to, DROP COLUMN move, DROP COLUMN moved_at;
