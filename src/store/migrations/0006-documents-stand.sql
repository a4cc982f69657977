-- Up Migration

-- Events, verdicts and awards refer to versions of these for ever, so nobody changes one, not even the tables' owner.
REVOKE UPDATE, DELETE, TRUNCATE ON policies FROM touchstone_app;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['policies', 'programs', 'roles'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
