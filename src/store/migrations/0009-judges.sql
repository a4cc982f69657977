-- Up Migration

-- Which judges did not answer when they were asked last: a row appears with a failed call and goes with the next answer.
-- All processes of an installation see it. It holds no learner.
CREATE TABLE judge_outages (
  judge text PRIMARY KEY,
  code text NOT NULL,
  since timestamptz NOT NULL,
  at timestamptz NOT NULL
);

-- What judges cost, by UTC day, for JUDGE_BUDGET. It holds no learner, so an erase leaves it.
CREATE TABLE judge_spending (
  day date PRIMARY KEY,
  dollars double precision NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON judge_outages, judge_spending TO touchstone_app;

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
