-- Up Migration

-- Jobs of a platform's own, each version for ever. The shipped roles lie in files.
CREATE TABLE roles (
  code text COLLATE "C" NOT NULL,
  version int NOT NULL,
  body json NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (code, version)
);
GRANT SELECT, INSERT ON roles TO touchstone_app;

-- Which version of the learner an entry or a calibration made: without it, two transactions of the same millisecond
-- could not be told apart afterwards. 0 in rows from before it was kept.
ALTER TABLE ledger ADD COLUMN version bigint NOT NULL DEFAULT 0;
ALTER TABLE calibrations ADD COLUMN version bigint NOT NULL DEFAULT 0;
ALTER TABLE learners ADD COLUMN registered_at timestamptz NOT NULL DEFAULT now();

-- Append-only, but for learners of tests: their rows may be deleted by who owns the tables, in a transaction that names
-- the very learner. The role of the running product still lacks the right to delete, whatever it sets.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_LEVEL = 'ROW' AND TG_OP = 'DELETE' THEN
    IF current_setting('touchstone.reset', true) = OLD.learner::text
       AND EXISTS (SELECT FROM public.learners WHERE no = OLD.learner AND starts_with(id, 'test:')) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
