import type { PastAward } from '../../core/try-policy.ts';
import { rows, type Database } from '../database.ts';

/** Newest transactions whose awards are read. */
const CHANGES = 1000;

/** A recent award, and the policy that it was made with. `at` in epoch milliseconds. */
export type RecentAward = PastAward & { learner: number; at: number; policy: number };

const READ = {
  name: 'operations-recent-awards',
  text: `WITH recent AS MATERIALIZED (
           SELECT learner, from_entry, to_entry FROM changes ORDER BY tx DESC, learner DESC, version DESC LIMIT ${CHANGES})
         SELECT r.learner, g.at, e.policy, e.type, e.speaker, e.words, e.calibrates AS completes, g.xp, g.reason, g.tier,
           g.overall
         FROM recent r
         CROSS JOIN LATERAL (
           SELECT event_seq, xp, reason, tier, overall, at FROM ledger
           WHERE learner = r.learner AND entry BETWEEN r.from_entry AND r.to_entry AND kind = 'award' OFFSET 0) AS g
         CROSS JOIN LATERAL (SELECT * FROM events WHERE learner = r.learner AND seq = g.event_seq OFFSET 0) AS e
         ORDER BY g.at DESC, r.learner, e.seq DESC LIMIT $1`,
};

/** The newest awards of all learners, as they were made. */
export function recentAwards(database: Database, limit: number): Promise<RecentAward[]> {
  return rows<RecentAward>(database, READ, [limit]);
}
