-- Up Migration

-- Works with known scores, as versioned documents. They are mixed into live judging, and tell how a judge reads.
CREATE TABLE anchors (
  id text COLLATE "C" NOT NULL,
  version int NOT NULL,
  body jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (id, version)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON anchors FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Each time a judge is given an anchor: drawn in the transaction of a verdict, then judged by a worker that claims it. The
-- answers of the judge are kept as they come, so that none is paid for twice; `skills` has the readings once it is done.
-- `owner` is the prefix of a tenant, or empty. No row names a learner.
CREATE TABLE anchor_readings (
  reading bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner text COLLATE "C" NOT NULL,
  anchor text COLLATE "C" NOT NULL,
  version int NOT NULL,
  drawn_at timestamptz NOT NULL,
  claim uuid,
  claimed_until timestamptz NOT NULL,
  answers json NOT NULL DEFAULT '{}',
  judge text,
  judge_version text,
  skills json,
  read_at timestamptz
) WITH (fillfactor = 70);
CREATE INDEX anchor_readings_open ON anchor_readings (owner, reading) WHERE read_at IS NULL;
CREATE INDEX anchor_readings_judge ON anchor_readings (owner, judge, judge_version, read_at) WHERE read_at IS NOT NULL;

-- Where each judge version stands with an owner: the card that came with it, the number of the card in use (0: that one),
-- the card before its last change, and an alarm that nobody has answered. `widening`: factors of the noise while it drifts.
CREATE TABLE judge_versions (
  owner text COLLATE "C" NOT NULL,
  judge text COLLATE "C" NOT NULL,
  judge_version text COLLATE "C" NOT NULL,
  shipped json NOT NULL,
  card int NOT NULL DEFAULT 0,
  card_since timestamptz,
  before int NOT NULL DEFAULT 0,
  changed_at timestamptz,
  alarm json,
  widening json,
  evidence double precision NOT NULL DEFAULT 0,
  proposed json,
  first_at timestamptz NOT NULL,
  assessed_at timestamptz,
  PRIMARY KEY (owner, judge, judge_version)
);

-- The cards that came into use after the one a judge came with, and what they rest on.
CREATE TABLE judge_cards (
  owner text COLLATE "C" NOT NULL,
  judge text COLLATE "C" NOT NULL,
  judge_version text COLLATE "C" NOT NULL,
  card int NOT NULL,
  skills json NOT NULL,
  provenance json NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (owner, judge, judge_version, card)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON judge_cards FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What waits for an operator about a judge, or was decided: a drift, a new card.
CREATE TABLE judge_reviews (
  item bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner text COLLATE "C" NOT NULL,
  judge text COLLATE "C" NOT NULL,
  judge_version text COLLATE "C" NOT NULL,
  reasons text[] NOT NULL,
  at timestamptz NOT NULL,
  decision text CHECK (decision IN ('accepted', 'kept')),
  card int,
  by text,
  reason text,
  decided_at timestamptz
);
CREATE UNIQUE INDEX judge_reviews_open ON judge_reviews (owner, judge, judge_version) WHERE decision IS NULL;

-- Finds the newest readings of people, of all learners.
CREATE INDEX readings_at ON readings (at);

GRANT SELECT, INSERT ON anchors, judge_cards TO touchstone_app;
GRANT SELECT, INSERT, UPDATE ON anchor_readings, judge_versions, judge_reviews TO touchstone_app;

-- Down Migration
DROP INDEX readings_at;
DROP TABLE judge_reviews, judge_cards, judge_versions, anchor_readings, anchors;
