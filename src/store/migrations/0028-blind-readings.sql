-- Up Migration

-- Who an item is assigned to, and how it is read. Without a mode of its own an item follows the active policy.
ALTER TABLE review_queue
  ADD COLUMN assignee text,
  ADD COLUMN assigned_at timestamptz,
  ADD COLUMN mode text CHECK (mode IN ('open', 'blind', 'double'));
ALTER TABLE review_queue ALTER COLUMN assignee SET STATISTICS 0;
CREATE INDEX review_queue_assignee ON review_queue (assignee, item) WHERE assignee IS NOT NULL;

-- What a person read before they could see the verdict: once per piece of work, never changed. `calibration` is the verdict
-- that counted then; `skills` has readings on 0–100.
CREATE TABLE readings (
  learner bigint NOT NULL,
  completion bigint NOT NULL,
  by text NOT NULL,
  calibration int NOT NULL,
  skills jsonb NOT NULL,
  note text,
  at timestamptz NOT NULL,
  PRIMARY KEY (learner, completion, by)
) PARTITION BY HASH (learner);
ALTER TABLE readings ALTER COLUMN note SET STATISTICS 0, ALTER COLUMN by SET STATISTICS 0, ALTER COLUMN skills SET STATISTICS 0;

DO $$
BEGIN
  FOR part IN 0..7 LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF readings FOR VALUES WITH (MODULUS 8, REMAINDER %s)', 'readings_' || part, part);
  END LOOP;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE ON readings FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Rows are deleted when the learner is erased.
GRANT SELECT, INSERT, DELETE ON readings TO touchstone_app;

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
