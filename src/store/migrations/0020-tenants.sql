-- Up Migration

-- One of several platforms that share the installation: it has the learners whose ids begin with its prefix. `no` is the
-- range of the version numbers of its documents (100,000 for each tenant), so that a version still names one document.
CREATE TABLE tenants (
  no int GENERATED ALWAYS AS IDENTITY PRIMARY KEY CHECK (no BETWEEN 1 AND 20000),
  id text COLLATE "C" NOT NULL UNIQUE,
  prefix text COLLATE "C" NOT NULL UNIQUE CHECK (prefix ~ '^[^:]+:$'),
  version int NOT NULL DEFAULT 1,
  body jsonb NOT NULL,
  at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON tenants TO touchstone_app;

-- The product writes rubrics of tenants only. The owner of the tables, who ships the others, is not restricted.
GRANT INSERT ON rubrics TO touchstone_app;
ALTER TABLE rubrics ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_all ON rubrics FOR SELECT TO touchstone_app USING (true);
CREATE POLICY write_own ON rubrics FOR INSERT TO touchstone_app WITH CHECK (version > 100000);

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
