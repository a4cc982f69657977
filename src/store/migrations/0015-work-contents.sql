-- Up Migration

-- Digests of what a submitted work contains, so that the same work is not paid again under a new revision.
ALTER TABLE events ADD COLUMN content_keys bytea[];

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
