-- Up Migration

-- Finds an xAPI statement by its id, since neither a request for it nor a voiding statement names the learner.
CREATE TABLE statements (
  id text NOT NULL,
  learner bigint NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (id, learner)
);
-- As with every other text beside a learner, so that an erase reaches all of it.
ALTER TABLE statements ALTER COLUMN id SET STATISTICS 0;

GRANT SELECT, INSERT, UPDATE, DELETE ON statements TO touchstone_app;

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
