-- Up Migration

-- What a learner contests: a calibration, or an entry of the ledger. Open until a review answers it. One question at a
-- time: the unique indexes refuse a second open appeal of the same thing.
CREATE TABLE appeals (
  learner bigint NOT NULL,
  appeal int NOT NULL,
  calibration int,
  entry bigint,
  by text NOT NULL,
  reason text NOT NULL,
  review int,
  at timestamptz NOT NULL,
  PRIMARY KEY (learner, appeal),
  CHECK (num_nonnulls(calibration, entry) = 1)
) PARTITION BY HASH (learner);
CREATE UNIQUE INDEX appeals_open_calibration ON appeals (learner, calibration) WHERE review IS NULL AND calibration IS NOT NULL;
CREATE UNIQUE INDEX appeals_open_entry ON appeals (learner, entry) WHERE review IS NULL AND entry IS NOT NULL;

-- What a person decided, and why. `result` is the calibration that a change left behind.
CREATE TABLE reviews (
  learner bigint NOT NULL,
  review int NOT NULL,
  completion bigint,
  calibration int,
  entry bigint,
  event_seq bigint,
  decision text NOT NULL CHECK (decision IN ('upheld', 'changed', 'voided')),
  ruling text CHECK (ruling IN ('paid', 'refused')),
  result int,
  by text NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (learner, review)
) PARTITION BY HASH (learner);
CREATE INDEX reviews_completion ON reviews (learner, completion) WHERE completion IS NOT NULL;
CREATE INDEX reviews_entry ON reviews (learner, entry) WHERE entry IS NOT NULL;

-- Which stored answers a rescore rests on, and who asked for it.
CREATE TABLE rescores (
  learner bigint NOT NULL,
  calibration int NOT NULL,
  completion bigint NOT NULL,
  answer text NOT NULL,
  by text NOT NULL,
  PRIMARY KEY (learner, calibration)
) PARTITION BY HASH (learner);
CREATE UNIQUE INDEX rescores_answer ON rescores (learner, completion, answer);

-- What waits for a person, over all learners, so it is not partitioned. Why it was put here is a fact of that moment;
-- its state is read from appeals and reviews.
CREATE TABLE review_queue (
  item bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  learner bigint NOT NULL,
  calibration int,
  entry bigint,
  reasons text[] NOT NULL,
  open boolean NOT NULL DEFAULT true,
  at timestamptz NOT NULL,
  CHECK (num_nonnulls(calibration, entry) = 1)
);
CREATE INDEX review_queue_open ON review_queue (item) WHERE open;
CREATE UNIQUE INDEX review_queue_calibration ON review_queue (learner, calibration) WHERE calibration IS NOT NULL;
CREATE UNIQUE INDEX review_queue_entry ON review_queue (learner, entry) WHERE entry IS NOT NULL;

-- Whom a learner lets see their standing.
CREATE TABLE shares (
  learner bigint NOT NULL,
  viewer text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (learner, viewer)
) PARTITION BY HASH (learner);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['appeals', 'reviews', 'rescores', 'shares'] LOOP
    FOR part IN 0..7 LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS 8, REMAINDER %s)', name || '_' || part, name, part);
    END LOOP;
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON appeals, reviews, rescores, review_queue, shares TO touchstone_app;

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
