import { rows, type Database } from '../database.ts';

const PAY = {
  name: 'judge-pay',
  text: `INSERT INTO judge_spending AS s (day, dollars) VALUES ($1, $2)
         ON CONFLICT (day) DO UPDATE SET dollars = s.dollars + excluded.dollars`,
};
const PAY_FOR_TENANT = {
  name: 'judge-pay-for-tenant',
  text: `WITH own AS (
           INSERT INTO tenant_spending AS s (tenant, day, dollars) VALUES ($3, $1, $2)
           ON CONFLICT (tenant, day) DO UPDATE SET dollars = s.dollars + excluded.dollars)
         ${PAY.text}`,
};
const OF_TENANT = {
  name: 'judge-spent-of-tenant',
  text: 'SELECT dollars FROM tenant_spending WHERE day = $1 AND tenant = $2',
};
const READ = { name: 'judge-spent', text: 'SELECT dollars FROM judge_spending WHERE day = $1' };

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Adds to the cost of judges on the UTC day of `at`, in US dollars; if it was for a tenant, to the tenant's too. */
export async function payJudge(
  database: Database,
  dollars: number,
  at: Date,
  tenant?: number,
): Promise<void> {
  await (tenant === undefined
    ? rows(database, PAY, [dayOf(at), dollars])
    : rows(database, PAY_FOR_TENANT, [dayOf(at), dollars, tenant]));
}

/** The cost of judges so far on the UTC day of `now`, in US dollars; of one tenant or of all. */
export async function spentOnJudges(database: Database, now: Date, tenant?: number): Promise<number> {
  const [row] = await (tenant === undefined
    ? rows<{ dollars: number }>(database, READ, [dayOf(now)])
    : rows<{ dollars: number }>(database, OF_TENANT, [dayOf(now), tenant]));
  return row?.dollars ?? 0;
}
