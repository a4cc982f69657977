/** Time between two reports of a worker. */
export const REPORT_MS = 1000;
/** Time after which a worker no longer gets hints. Too short costs a ring that was not needed, too long an award. */
const SILENT_MS = 2000;

/**
 * SQL: whether a time is at most that long ago, by the clock of the database. What lies ahead is from before the clock was set
 * back, and would seem new until it is there again.
 */
export const within = (at: string, ms: number) =>
  `${at} BETWEEN clock_timestamp() - ${ms} * interval '1 millisecond' AND clock_timestamp()`;

/** SQL: whether a worker reported just now. */
export const alive = (worker: string) =>
  `EXISTS (SELECT FROM worker_reports r WHERE r.worker = ${worker} AND ${within('r.at', SILENT_MS)})`;
