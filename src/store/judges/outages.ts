import { rows, type Database } from '../database.ts';

/** A judge whose last call failed, and since when (epoch ms). */
export type JudgeOutage = { judge: string; code: string; since: number };

/** Waiting callers retry within an hour, so an older row belongs to a judge that is no longer used. */
const KEPT_HOURS = 2;

const FAILED = {
  name: 'judge-failed',
  text: `INSERT INTO judge_outages AS o (judge, code, since, at) VALUES ($1, $2, $3, $3)
         ON CONFLICT (judge) DO UPDATE SET code = excluded.code, at = excluded.at,
           since = CASE WHEN o.at < excluded.at - $4 * interval '1 hour' THEN excluded.since ELSE o.since END`,
};
const ANSWERED = { name: 'judge-answered', text: 'DELETE FROM judge_outages WHERE judge = $1' };
const READ = {
  name: 'judge-outages',
  text: `SELECT judge, code, since FROM judge_outages WHERE at > $1::timestamptz - $2 * interval '1 hour' ORDER BY judge`,
};

export async function judgeFailed(database: Database, judge: string, code: string, at: Date): Promise<void> {
  await rows(database, FAILED, [judge, code, at, KEPT_HOURS]);
}

export async function judgeAnswered(database: Database, judge: string): Promise<void> {
  await rows(database, ANSWERED, [judge]);
}

/** The judges that are down now. */
export function judgeOutages(database: Database, now: Date): Promise<JudgeOutage[]> {
  return rows<JudgeOutage>(database, READ, [now, KEPT_HOURS]);
}
