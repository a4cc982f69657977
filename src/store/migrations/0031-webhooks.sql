-- Up Migration

-- Endpoints that are called about changes. What an operator sets, then the state of its delivery: the position in the order
-- of changes up to which everything was delivered, the failures since the last delivery, and the sender that has it now.
-- Times of the state are of the database's clock. `revision` changes whenever an operator changes something, so that a
-- sender that still works with the state before writes nothing.
CREATE TABLE webhooks (
  id text COLLATE "C" PRIMARY KEY,
  url text NOT NULL,
  kinds text[] NOT NULL,
  prefix text,
  learner_group text,
  roles text[] NOT NULL,
  secret bytea NOT NULL,
  previous_secret bytea,
  previous_until timestamptz,
  revision int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  epoch uuid NOT NULL,
  after_tx xid8 NOT NULL,
  after_learner bigint NOT NULL DEFAULT -1,
  after_version bigint NOT NULL DEFAULT -1,
  complete_to timestamptz NOT NULL DEFAULT clock_timestamp(),
  failures int NOT NULL DEFAULT 0,
  failing_since timestamptz,
  next_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  disabled_at timestamptz,
  disabled_reason text,
  claimed_by uuid,
  claimed_until timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 60);

-- The senders that run, so that each takes its share of the endpoints.
CREATE TABLE webhook_senders (
  sender uuid PRIMARY KEY,
  at timestamptz NOT NULL
);

-- Test messages that an operator asked for and no sender has taken yet.
CREATE TABLE webhook_tests (
  message text PRIMARY KEY,
  webhook text NOT NULL,
  at timestamptz NOT NULL
);

-- Each attempt to deliver a message, and what was answered; the newest of each endpoint are kept.
CREATE TABLE webhook_deliveries (
  attempt bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  webhook text COLLATE "C" NOT NULL,
  message text NOT NULL,
  kind text NOT NULL,
  learner bigint,
  status int,
  problem text,
  answer text NOT NULL,
  duration_ms int NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX webhook_deliveries_of ON webhook_deliveries (webhook, attempt);
CREATE INDEX webhook_deliveries_learner ON webhook_deliveries (learner) WHERE learner IS NOT NULL;

-- What concerns a learner without changing the layer: an appeal, a decision, an erase. They have a place in the order of
-- changes; their versions are higher than any of a learner, so that they follow the change of the same transaction.
CREATE TABLE notices (
  tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
  learner bigint NOT NULL,
  version bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000000000000000),
  notice json NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (tx, learner, version)
);
CREATE INDEX notices_learner ON notices (learner);

-- As with every other text beside a learner, so that an erase reaches all of it.
ALTER TABLE webhook_deliveries ALTER COLUMN webhook SET STATISTICS 0, ALTER COLUMN message SET STATISTICS 0,
  ALTER COLUMN kind SET STATISTICS 0, ALTER COLUMN problem SET STATISTICS 0, ALTER COLUMN answer SET STATISTICS 0;
ALTER TABLE notices ALTER COLUMN notice SET STATISTICS 0;

GRANT SELECT, INSERT, UPDATE, DELETE ON webhooks, webhook_senders, webhook_tests, webhook_deliveries, notices TO touchstone_app;

-- Down Migration
DROP TABLE webhooks, webhook_senders, webhook_tests, webhook_deliveries, notices;
