-- Up Migration

-- The shipped rubrics, as they were when something was judged by them: a changed file is another version. Only who
-- migrates adds one, so the role of the running product reads them and no more.
CREATE TABLE rubrics (
  id text COLLATE "C" NOT NULL,
  version int NOT NULL,
  body json NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (id, version)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rubrics FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT ON rubrics TO touchstone_app;

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
