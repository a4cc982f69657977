import { rows, type Database } from '../database.ts';

/** Transactions of learners that are looked at, newest first; they are kept for a week. */
const CHANGES = 500;
/** Awards among them that are looked at. */
const AWARDS = 2000;

/** A middle and a high value of waits, in milliseconds; null without any. */
type Waits = { count: number; p50: number | null; p95: number | null };

/** What the calls to one judge took. `failures` by their code; `cost` in US dollars, null if a price is unknown. */
export type JudgeCalls = {
  judge: string;
  calls: number;
  p50: number;
  p95: number;
  failures: Record<string, number>;
  inputTokens: number;
  outputTokens: number;
  cost: number | null;
};

export type RecentWork = {
  /** Time of the oldest of them (epoch ms); null if there is none. */
  since: number | null;
  awards: Waits;
  verdicts: Waits & { unscored: Record<string, number>; tampering: number };
};

const RECENT = `recent AS MATERIALIZED (
  SELECT learner, from_entry, to_entry, calibration, at FROM changes ORDER BY tx DESC, learner DESC, version DESC LIMIT ${CHANGES})`;

const percentiles = (ms: string) =>
  `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${ms}) AS p50, percentile_cont(0.95) WITHIN GROUP (ORDER BY ${ms}) AS p95`;

const AWARD_WAITS = {
  name: 'operations-awards',
  text: `WITH ${RECENT}
         SELECT count(*) AS count, ${percentiles('w.ms')}, (SELECT min(at) FROM recent) AS since
         FROM (
           SELECT extract(epoch FROM g.at - e.accepted_at)::float8 * 1000 AS ms FROM recent r
           CROSS JOIN LATERAL (
             SELECT event_seq, at FROM ledger WHERE learner = r.learner AND entry BETWEEN r.from_entry AND r.to_entry
               AND kind = 'award' OFFSET 0) AS g
           CROSS JOIN LATERAL (
             SELECT accepted_at FROM events WHERE learner = r.learner AND seq = g.event_seq OFFSET 0) AS e
           LIMIT ${AWARDS}) AS w`,
};

const VERDICTS = `verdicts AS (
  SELECT c.learner, c.completion, c.unscored, c.flags, extract(epoch FROM c.at - e.accepted_at)::float8 * 1000 AS ms
  FROM recent r
  CROSS JOIN LATERAL (
    SELECT learner, completion, unscored, flags, at FROM calibrations
    WHERE learner = r.learner AND number = r.calibration AND source IN ('judge', 'unscored') OFFSET 0) AS c
  CROSS JOIN LATERAL (
    SELECT accepted_at FROM events WHERE learner = c.learner AND seq = c.completion OFFSET 0) AS e)`;

const VERDICT_WAITS = {
  name: 'operations-verdicts',
  text: `WITH ${RECENT}, ${VERDICTS}
         SELECT count(*) AS count, ${percentiles('ms')}, count(*) FILTER (WHERE 'tampering' = ANY (flags)) AS tampering,
           (SELECT json_object_agg(unscored, n) FROM (
              SELECT unscored, count(*) AS n FROM verdicts WHERE unscored IS NOT NULL GROUP BY 1) AS u) AS unscored
         FROM verdicts`,
};

const CALLS = {
  name: 'operations-calls',
  text: `WITH ${RECENT}, ${VERDICTS},
           traces AS (
             SELECT s.trace FROM verdicts v
             JOIN steps s ON s.learner = v.learner AND s.completion = v.completion AND s.step IN ('score', 'check')
             WHERE s.trace IS NOT NULL),
           calls AS (
             SELECT t.trace->>'judge' AS judge, a->>'outcome' AS outcome, (a->>'durationMs')::float8 AS ms
             FROM traces t CROSS JOIN LATERAL json_array_elements(t.trace->'attempts') AS a),
           failures AS (
             SELECT judge, json_object_agg(outcome, n) AS failures FROM (
               SELECT judge, outcome, count(*) AS n FROM calls WHERE outcome <> 'answered' GROUP BY 1, 2) AS f
             GROUP BY 1),
           sums AS (
             SELECT trace->>'judge' AS judge, sum((trace->>'inputTokens')::bigint)::bigint AS "inputTokens",
               sum((trace->>'outputTokens')::bigint)::bigint AS "outputTokens",
               CASE WHEN bool_and(trace->>'cost' IS NOT NULL) THEN sum((trace->>'cost')::float8) END AS cost
             FROM traces GROUP BY 1)
         SELECT judge, count(*) AS calls, ${percentiles('c.ms')}, coalesce(min(f.failures::text)::json, '{}') AS failures,
           min(s."inputTokens") AS "inputTokens", min(s."outputTokens") AS "outputTokens", min(s.cost) AS cost
         FROM calls c JOIN sums s USING (judge) LEFT JOIN failures f USING (judge) GROUP BY judge ORDER BY judge`,
};

const NONE: Waits = { count: 0, p50: null, p95: null };

/** How long recent awards and verdicts took, and what became of the verdicts. */
export async function recentWork(database: Database): Promise<RecentWork> {
  const [[awards], [verdicts]] = await Promise.all([
    rows<Waits & { since: number | null }>(database, AWARD_WAITS, []),
    rows<Waits & { tampering: number; unscored: Record<string, number> | null }>(database, VERDICT_WAITS, []),
  ]);
  const { since, ...waits } = awards ?? { ...NONE, since: null };
  const { unscored, tampering, ...waited } = verdicts ?? { ...NONE, unscored: null, tampering: 0 };
  return { since, awards: waits, verdicts: { ...waited, unscored: unscored ?? {}, tampering } };
}

/** The calls to judges behind the recent verdicts. */
export function recentCalls(database: Database): Promise<JudgeCalls[]> {
  return rows<JudgeCalls>(database, CALLS, []);
}
