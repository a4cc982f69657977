import { rows, type Database } from '../database.ts';

const PAY = {
  name: 'judge-pay',
  text: `INSERT INTO judge_spending AS s (day, dollars) VALUES ($1, $2)
         ON CONFLICT (day) DO UPDATE SET dollars = s.dollars + excluded.dollars`,
};
const READ = { name: 'judge-spent', text: 'SELECT dollars FROM judge_spending WHERE day = $1' };

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Adds to the cost of judges on the UTC day of `at`, in US dollars. */
export async function payJudge(database: Database, dollars: number, at: Date): Promise<void> {
  await rows(database, PAY, [dayOf(at), dollars]);
}

/** The cost of judges so far on the UTC day of `now`, in US dollars. */
export async function spentOnJudges(database: Database, now: Date): Promise<number> {
  const [row] = await rows<{ dollars: number }>(database, READ, [dayOf(now)]);
  return row?.dollars ?? 0;
}
