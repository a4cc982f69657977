import { rows, type Database } from '../database.ts';
import { within } from './alive.ts';

/** Time after which a worker that did not report counts as gone. */
const GONE_MS = 8000;

// By the clock of the database, so that clocks of processes make no difference. Rows of workers that died are removed by
// the reports of others.
const REPORT = {
  name: 'worker-report',
  text: `WITH gone AS (DELETE FROM worker_reports WHERE at < clock_timestamp() - interval '1 day' AND worker <> $1)
         INSERT INTO worker_reports (worker, at) VALUES ($1, clock_timestamp())
         ON CONFLICT (worker) DO UPDATE SET at = excluded.at`,
};
const FORGET = { name: 'worker-forget', text: 'DELETE FROM worker_reports WHERE worker = $1' };
const RUNNING = {
  name: 'workers-running',
  text: `SELECT count(*) AS running FROM worker_reports WHERE ${within('at', GONE_MS)}`,
};

/** The workers that run now, as they report it themselves: Temporal lists a worker for minutes after it died. */
export function createWorkers(database: Database) {
  return {
    report: (worker: string) => rows(database, REPORT, [worker]),
    forget: (worker: string) => rows(database, FORGET, [worker]),
    async running(): Promise<number> {
      const [row] = await rows<{ running: number }>(database, RUNNING, []);
      return row?.running ?? 0;
    },
  };
}
