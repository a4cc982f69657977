-- Up Migration

-- The limits that an operator set for a key; those that are missing have their defaults.
ALTER TABLE keys ADD COLUMN limits jsonb NOT NULL DEFAULT '{}';

-- The limits that all keys with a learner prefix share.
CREATE TABLE prefix_limits (
  prefix text PRIMARY KEY,
  limits jsonb NOT NULL
);

-- Events that a key sent and that may complete something, until they are known not to, have a verdict or are voided.
-- All processes count them here, for the limit on completions under way. Finished rows are deleted by the next count.
CREATE TABLE completions_under_way (
  learner bigint NOT NULL,
  seq bigint NOT NULL,
  key text NOT NULL,
  PRIMARY KEY (learner, seq)
);
CREATE INDEX completions_under_way_key ON completions_under_way (key);
-- As with every other text beside a learner, so that an erase reaches all of it.
ALTER TABLE completions_under_way ALTER COLUMN key SET STATISTICS 0;

GRANT SELECT, INSERT, UPDATE, DELETE ON prefix_limits, completions_under_way TO touchstone_app;

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
