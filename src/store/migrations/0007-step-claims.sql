-- Up Migration

-- Who holds a claim: an attempt that lost its own must neither give back nor lengthen another's.
ALTER TABLE steps ADD COLUMN claim uuid;

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
