-- Up Migration

-- Every transaction that writes about a learner locks the learner first, so this waits for the running ones and cannot
-- deadlock with them.
LOCK TABLE learners IN ACCESS EXCLUSIVE MODE;

-- When the oldest event without an award and the oldest completion without a verdict were accepted; null if there is
-- none. Delays of the sweeper do not change them. Partial indexes: their first entry is the oldest of all learners.
ALTER TABLE wakes ADD COLUMN event_since timestamptz, ADD COLUMN completion_since timestamptz;
UPDATE wakes w SET
  event_since = (SELECT accepted_at FROM events e WHERE e.learner = l.no AND e.seq = l.awarded_to + 1),
  completion_since = (SELECT min(accepted_at) FROM events e
    WHERE e.learner = l.no AND e.calibrates AND NOT e.voided AND e.seq > l.calibrated_to)
FROM learners l WHERE l.no = w.learner AND (l.awake OR l.pending > 0);
CREATE INDEX wakes_event_since ON wakes (event_since) WHERE event_since IS NOT NULL;
CREATE INDEX wakes_completion_since ON wakes (completion_since) WHERE completion_since IS NOT NULL;

-- The sums of pending work over all learners, spread over rows so that concurrent transactions rarely share one: a
-- connection always uses the same row. Reading them costs the same for any number of learners.
CREATE TABLE backlog (
  slot int PRIMARY KEY,
  learners bigint NOT NULL DEFAULT 0,
  events bigint NOT NULL DEFAULT 0,
  completions bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 20);
INSERT INTO backlog (slot) SELECT generate_series(0, 127);
UPDATE backlog b SET learners = s.learners, events = s.events, completions = s.completions
FROM (
  SELECT count(*) AS learners, coalesce(sum(last_seq - awarded_to), 0) AS events, coalesce(sum(pending), 0) AS completions
  FROM learners WHERE erased_at IS NULL AND (last_seq > awarded_to OR pending > 0)
) s WHERE slot = 0;

-- Triggers, so that processes of an earlier version are counted too. Erased learners have no pending work.
CREATE FUNCTION count_backlog() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    UPDATE public.backlog b SET learners = b.learners + d.learners, events = b.events + d.events,
      completions = b.completions + d.completions
    FROM (
      SELECT sum(CASE WHEN last_seq > awarded_to OR pending > 0 THEN sign ELSE 0 END) AS learners,
        sum(sign * (last_seq - awarded_to)) AS events, sum(sign * pending) AS completions
      FROM (
        SELECT 1 AS sign, last_seq, awarded_to, pending FROM rows_after WHERE erased_at IS NULL
        UNION ALL
        SELECT -1, last_seq, awarded_to, pending FROM rows_before WHERE erased_at IS NULL
      ) r
    ) d
    WHERE b.slot = pg_backend_pid() % 128 AND (d.learners <> 0 OR d.events <> 0 OR d.completions <> 0);
  ELSIF TG_OP = 'INSERT' THEN
    UPDATE public.backlog b SET learners = b.learners + d.learners, events = b.events + d.events,
      completions = b.completions + d.completions
    FROM (
      SELECT count(*) AS learners, sum(last_seq - awarded_to) AS events, sum(pending) AS completions
      FROM rows_after WHERE erased_at IS NULL AND (last_seq > awarded_to OR pending > 0)
    ) d
    WHERE b.slot = pg_backend_pid() % 128 AND d.learners > 0;
  ELSE
    UPDATE public.backlog b SET learners = b.learners - d.learners, events = b.events - d.events,
      completions = b.completions - d.completions
    FROM (
      SELECT count(*) AS learners, sum(last_seq - awarded_to) AS events, sum(pending) AS completions
      FROM rows_before WHERE erased_at IS NULL AND (last_seq > awarded_to OR pending > 0)
    ) d
    WHERE b.slot = pg_backend_pid() % 128 AND d.learners > 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER backlog_insert AFTER INSERT ON learners
  REFERENCING NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION count_backlog();
CREATE TRIGGER backlog_update AFTER UPDATE ON learners
  REFERENCING OLD TABLE AS rows_before NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION count_backlog();
CREATE TRIGGER backlog_delete AFTER DELETE ON learners
  REFERENCING OLD TABLE AS rows_before FOR EACH STATEMENT EXECUTE FUNCTION count_backlog();

-- Running workers report here every few seconds. Temporal lists a worker for minutes after it died.
CREATE TABLE worker_reports (
  worker uuid PRIMARY KEY,
  at timestamptz NOT NULL
);

-- The request that delivered an event, to follow it through logs. An erase removes it.
ALTER TABLE events ADD COLUMN request_id text;
ALTER TABLE events ALTER COLUMN request_id SET STATISTICS 0;

GRANT SELECT, UPDATE ON backlog TO touchstone_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON worker_reports TO touchstone_app;
GRANT SELECT ON migrations TO touchstone_app;

-- Down Migration
DO $$ BEGIN RAISE EXCEPTION 'the ledger is never migrated down'; END $$;
