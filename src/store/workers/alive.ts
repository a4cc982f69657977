/** Time between two reports of a worker. */
export const REPORT_MS = 1000;
/** Time after which a worker no longer gets hints. Too short costs a ring that was not needed, too long an award. */
const SILENT_MS = 2000;

/** SQL: whether a worker reported just now, by the clock of the database. */
export const alive = (worker: string) =>
  `EXISTS (SELECT FROM worker_reports r WHERE r.worker = ${worker}
     AND r.at > clock_timestamp() - ${SILENT_MS} * interval '1 millisecond')`;
