-- Up Migration

-- What learners work through. A version never changes, so whatever was judged by it can be judged by it again.
CREATE TABLE programs (
  id text COLLATE "C" NOT NULL,
  version int NOT NULL,
  body json NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (id, version)
);

-- What a platform says of a learner, apart from the learner's row so that it stays narrow. Not partitioned: each award
-- and each read looks here, and eight parts cost more to open than one small table to search.
CREATE TABLE profiles (
  learner bigint PRIMARY KEY,
  groups text[] NOT NULL,
  program text,
  par_factor float8 NOT NULL
);
CREATE INDEX profiles_groups ON profiles USING gin (groups);

-- Each change of program or extra time, and the event after which it held, so that facets can be folded again exactly.
CREATE TABLE enrolments (
  learner bigint NOT NULL,
  number int NOT NULL,
  after_seq bigint NOT NULL,
  program text,
  program_version int,
  par_factor float8 NOT NULL,
  version bigint NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (learner, number)
) PARTITION BY HASH (learner);

-- Versions that silence alone made: nothing was awarded or calibrated in them, only another behaviour shown.
CREATE TABLE silences (
  learner bigint NOT NULL,
  version bigint NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (learner, version)
) PARTITION BY HASH (learner);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['enrolments', 'silences'] LOOP
    FOR part IN 0..7 LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS 8, REMAINDER %s)', name || '_' || part, name, part);
    END LOOP;
  END LOOP;
  -- Facets are rewritten at every award: room on the page keeps that off their index.
  FOR part IN 0..7 LOOP
    EXECUTE format('ALTER TABLE %I SET (fillfactor = 60)', 'facets_' || part);
  END LOOP;
END $$;

-- How long each stage took, across learners, so it is not partitioned; learners for tests are left out of it.
CREATE TABLE stage_times (
  program text NOT NULL,
  stage text NOT NULL,
  learner bigint NOT NULL,
  completion bigint NOT NULL,
  minutes float8 NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (learner, completion)
);
CREATE INDEX stage_times_newest ON stage_times (program, stage, at);

-- The program that intake found for an event, which is the learner's where the event names none; its version stands
-- beside it since the first migration.
ALTER TABLE events ADD COLUMN outcome text, ADD COLUMN stamped_program text;

ALTER TABLE calibrations ADD COLUMN worked_minutes float8;

GRANT SELECT, INSERT ON programs TO touchstone_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON profiles, enrolments, silences, stage_times TO touchstone_app;

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
