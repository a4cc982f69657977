-- Up Migration

-- One row: which lifetime of which installation this is. Renewed by every restore, so that ids never cross.
CREATE TABLE installation (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  epoch uuid NOT NULL DEFAULT gen_random_uuid(),
  created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO installation DEFAULT VALUES;

-- The learner: narrow, rewritten at every award, so nothing that changes in it is indexed and pages keep room for HOT.
CREATE TABLE learners (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text COLLATE "C" NOT NULL UNIQUE,
  last_seq bigint NOT NULL DEFAULT 0,
  awarded_to bigint NOT NULL DEFAULT 0,
  calibrated_to bigint NOT NULL DEFAULT 0,
  pending int NOT NULL DEFAULT 0,
  awake boolean NOT NULL DEFAULT false,
  version bigint NOT NULL DEFAULT 0,
  total bigint NOT NULL DEFAULT 0,
  entries bigint NOT NULL DEFAULT 0,
  head bytea NOT NULL,
  level int NOT NULL DEFAULT 1,
  calibrations int NOT NULL DEFAULT 0,
  calibration_head bytea NOT NULL,
  tier text,
  mean float8 NOT NULL,
  sd float8 NOT NULL,
  effective_time timestamptz,
  updated_at timestamptz NOT NULL,
  salt bytea,
  erased_at timestamptz
) WITH (fillfactor = 60);

-- All that is owed to a learner, and when somebody must have rung for it. The sweepers read this alone.
CREATE TABLE wakes (
  learner bigint PRIMARY KEY,
  due timestamptz NOT NULL,
  rings int NOT NULL DEFAULT 0
) WITH (fillfactor = 60);
CREATE INDEX wakes_due ON wakes (due);

CREATE TABLE events (
  learner bigint NOT NULL,
  seq bigint NOT NULL,
  key bytea NOT NULL,
  body_digest bytea NOT NULL,
  type text NOT NULL,
  program text,
  stage text,
  touchpoint text,
  speaker text NOT NULL,
  words int NOT NULL,
  text_key bytea,
  once_key bytea,
  policy int NOT NULL,
  program_version int,
  calibrates boolean NOT NULL DEFAULT false,
  voided boolean NOT NULL DEFAULT false,
  time timestamptz NOT NULL,
  effective_time timestamptz NOT NULL,
  accepted_at timestamptz NOT NULL,
  PRIMARY KEY (learner, seq)
) PARTITION BY HASH (learner);
CREATE UNIQUE INDEX events_key ON events (learner, key);
CREATE INDEX events_text ON events (learner, text_key, seq) WHERE text_key IS NOT NULL;
CREATE INDEX events_once ON events (learner, once_key, seq) WHERE once_key IS NOT NULL;
CREATE INDEX events_calibrates ON events (learner, seq) WHERE calibrates;
CREATE INDEX events_stage ON events (learner, program, stage, seq) WHERE stage IS NOT NULL;
CREATE INDEX events_touchpoint ON events (learner, touchpoint, seq) WHERE touchpoint IS NOT NULL;

-- What people wrote, apart from what is counted, so that it can be erased.
CREATE TABLE payloads (
  learner bigint NOT NULL,
  seq bigint NOT NULL,
  id text NOT NULL,
  source text NOT NULL,
  data json NOT NULL,
  PRIMARY KEY (learner, seq)
) PARTITION BY HASH (learner);

CREATE TABLE ledger (
  learner bigint NOT NULL,
  entry bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('award', 'settlement', 'review')),
  event_seq bigint,
  event_type text,
  event_time timestamptz,
  base int,
  multiplier float8,
  xp bigint NOT NULL,
  reason text,
  tier text,
  overall float8,
  snapshot_version int NOT NULL,
  policy_version int,
  awaiting_verdict boolean NOT NULL,
  calibration int,
  from_entry bigint,
  to_entry bigint,
  level int NOT NULL,
  total_after bigint NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (learner, entry)
) PARTITION BY HASH (learner);
CREATE UNIQUE INDEX ledger_award ON ledger (learner, event_seq) WHERE kind = 'award';
CREATE UNIQUE INDEX ledger_calibration ON ledger (learner, calibration) WHERE kind <> 'award';
CREATE INDEX ledger_paid ON ledger (learner, event_type, event_time) WHERE kind = 'award' AND reason IS NULL;

CREATE TABLE calibrations (
  learner bigint NOT NULL,
  number int NOT NULL,
  completion bigint NOT NULL,
  source text NOT NULL CHECK (source IN ('judge', 'unscored', 'rescore', 'review', 'void')),
  replaces int,
  judge text,
  judge_version text,
  card json,
  unscored text,
  constants int NOT NULL,
  policy_version int NOT NULL,
  effective_time timestamptz NOT NULL,
  observations json NOT NULL,
  flags text[] NOT NULL,
  asks_review boolean NOT NULL,
  state_after json NOT NULL,
  text_digest bytea NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (learner, number)
) PARTITION BY HASH (learner);
CREATE UNIQUE INDEX calibrations_completion ON calibrations (learner, completion) WHERE replaces IS NULL;
CREATE INDEX calibrations_of ON calibrations (learner, completion, number);

CREATE TABLE calibration_texts (
  learner bigint NOT NULL,
  number int NOT NULL,
  reason text NOT NULL,
  quotes json NOT NULL,
  events json NOT NULL,
  PRIMARY KEY (learner, number)
) PARTITION BY HASH (learner);

-- What a reviewer ruled on one event: the newest stands. The ledger's review entries tell the history.
CREATE TABLE rulings (
  learner bigint NOT NULL,
  seq bigint NOT NULL,
  ruling text NOT NULL CHECK (ruling IN ('voided', 'paid', 'refused')),
  PRIMARY KEY (learner, seq)
) PARTITION BY HASH (learner);

-- Answers of the heavy path's steps: a stored answer is never paid for again.
CREATE TABLE steps (
  learner bigint NOT NULL,
  completion bigint NOT NULL,
  step text NOT NULL,
  input_hash text,
  claimed_until timestamptz,
  result json,
  trace json,
  at timestamptz NOT NULL,
  PRIMARY KEY (learner, completion, step)
) PARTITION BY HASH (learner);

CREATE TABLE snapshots (
  learner bigint PRIMARY KEY,
  version int NOT NULL,
  state json NOT NULL,
  at timestamptz NOT NULL
) PARTITION BY HASH (learner);

CREATE TABLE facets (
  learner bigint NOT NULL,
  name text NOT NULL,
  value json NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (learner, name)
) PARTITION BY HASH (learner);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['events', 'payloads', 'ledger', 'calibrations', 'calibration_texts', 'rulings', 'steps', 'snapshots', 'facets'] LOOP
    FOR part IN 0..7 LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS 8, REMAINDER %s)', name || '_' || part, name, part);
    END LOOP;
  END LOOP;
END $$;

-- What changed, in the order in which it can be read without skipping a late commit: (tx, learner, version).
CREATE TABLE changes (
  tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
  learner bigint NOT NULL,
  version bigint NOT NULL,
  from_entry bigint,
  to_entry bigint,
  calibration int,
  announce boolean NOT NULL,
  at timestamptz NOT NULL
) PARTITION BY RANGE (at);
CREATE TABLE changes_other PARTITION OF changes DEFAULT;
CREATE INDEX changes_order ON changes (tx, learner, version);

-- Makes the partitions of the coming days and drops those older than a week. Security definer, since only the owner
-- may create tables; called at every start and every hour by whoever sweeps.
CREATE FUNCTION maintain_changes() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  day date;
  old text;
BEGIN
  PERFORM pg_advisory_xact_lock(470011);
  FOR day IN SELECT generate_series(current_date, current_date + 3, interval '1 day')::date LOOP
    CONTINUE WHEN to_regclass('changes_' || to_char(day, 'YYYYMMDD')) IS NOT NULL;
    BEGIN
      EXECUTE format('CREATE TABLE %I PARTITION OF changes FOR VALUES FROM (%L) TO (%L)',
        'changes_' || to_char(day, 'YYYYMMDD'), day, day + 1);
    EXCEPTION WHEN check_violation THEN
      NULL; -- Rows of that day already lie in the default partition, where they are read just as well.
    END;
  END LOOP;
  FOR old IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
             WHERE i.inhparent = 'changes'::regclass AND c.relname ~ '^changes_[0-9]{8}$'
               AND c.relname < 'changes_' || to_char(current_date - 7, 'YYYYMMDD') LOOP
    EXECUTE format('DROP TABLE %I', old);
  END LOOP;
END $$;
SELECT maintain_changes();

CREATE TABLE policies (
  version int PRIMARY KEY,
  body json NOT NULL,
  at timestamptz NOT NULL
);

CREATE TABLE keys (
  id text PRIMARY KEY,
  name text NOT NULL,
  hash bytea NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  prefix text,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON calibrations FOR EACH ROW EXECUTE FUNCTION refuse_change();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger', 'calibrations'] LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    FOR part IN 0..7 LOOP
      EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_' || part);
    END LOOP;
  END LOOP;
END $$;

-- The role that the running product takes: it may append to the ledger and to calibrations and nothing else there.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'touchstone_app') THEN
    CREATE ROLE touchstone_app NOLOGIN;
  END IF;
  -- An administrator may have made and granted it: granting again would need more rights.
  IF NOT pg_has_role('touchstone_app', 'MEMBER') THEN
    EXECUTE format('GRANT touchstone_app TO %I', current_user);
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO touchstone_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO touchstone_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO touchstone_app;
REVOKE UPDATE, DELETE, TRUNCATE ON ledger, calibrations FROM touchstone_app;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger', 'calibrations'] LOOP
    FOR part IN 0..7 LOOP
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM touchstone_app', name || '_' || part);
    END LOOP;
  END LOOP;
END $$;

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
