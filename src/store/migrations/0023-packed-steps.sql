-- Up Migration

-- A step's result without the texts that other tables have (zstd with those texts as dictionary), in place of `result`.
-- `sources`, of a dossier, names those texts. Such a row looks claimed for ever to processes of an earlier version, so that
-- they neither overwrite it nor pay for the answer again.
ALTER TABLE steps ADD COLUMN packed bytea, ADD COLUMN sources json, ADD COLUMN texts_removed_at timestamptz;
ALTER TABLE steps ALTER COLUMN packed SET STORAGE EXTERNAL;
-- As with every other text beside a learner, so that an erase reaches all of it.
ALTER TABLE steps ALTER COLUMN packed SET STATISTICS 0;

-- When texts past their retention were last removed.
ALTER TABLE installation ADD COLUMN texts_swept_at timestamptz;

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
