import { rows, type Database } from '../database.ts';

/** Newest transactions that are searched where no learner is named. */
const CHANGES = 2000;
const MOST = 20;

/** An event, with the number of its award's entry and of its verdict. Times in epoch milliseconds. */
export type FoundEvent = {
  learner: string;
  seq: number;
  id: string | null;
  source: string | null;
  type: string;
  requestId: string | null;
  acceptedAt: number;
  completes: boolean;
  voided: boolean;
  entry: number | null;
  awardedAt: number | null;
  calibration: number | null;
  judgedAt: number | null;
};

export type EventSearch = {
  learner?: string | undefined;
  id?: string | undefined;
  requestId?: string | undefined;
};

const COLUMNS = `l.id AS learner, e.seq, p.id, p.source, e.type, e.request_id AS "requestId", e.accepted_at AS "acceptedAt",
  e.calibrates AS completes, e.voided, g.entry, g.at AS "awardedAt", c.number AS calibration, c.at AS "judgedAt"`;
const JOINS = `LEFT JOIN LATERAL (
    SELECT entry, at FROM ledger WHERE learner = e.learner AND event_seq = e.seq AND kind = 'award' LIMIT 1) AS g ON true
  LEFT JOIN LATERAL (
    SELECT number, at FROM calibrations WHERE learner = e.learner AND completion = e.seq ORDER BY number DESC LIMIT 1) AS c ON true`;
const FITS = '($2::text IS NULL OR p.id = $2) AND ($3::text IS NULL OR e.request_id = $3)';

const OF_LEARNER = {
  name: 'operations-events-of-learner',
  text: `SELECT ${COLUMNS} FROM learners l JOIN events e ON e.learner = l.no
         LEFT JOIN payloads p ON p.learner = e.learner AND p.seq = e.seq ${JOINS}
         WHERE l.id = $1 AND l.erased_at IS NULL AND ${FITS} ORDER BY e.seq DESC LIMIT ${MOST}`,
};

// Neither ids nor request ids are indexed: an index would slow intake down for the sake of a search that is rare.
const RECENT = {
  name: 'operations-events-recent',
  text: `WITH recent AS MATERIALIZED (
           SELECT learner, from_entry, to_entry FROM changes ORDER BY tx DESC, learner DESC, version DESC LIMIT ${CHANGES})
         SELECT ${COLUMNS} FROM recent r
         CROSS JOIN LATERAL (
           SELECT event_seq FROM ledger WHERE learner = r.learner AND entry BETWEEN r.from_entry AND r.to_entry
             AND kind = 'award' OFFSET 0) AS a
         CROSS JOIN LATERAL (SELECT * FROM events WHERE learner = r.learner AND seq = a.event_seq OFFSET 0) AS e
         JOIN learners l ON l.no = r.learner AND l.erased_at IS NULL
         LEFT JOIN LATERAL (SELECT id, source FROM payloads WHERE learner = e.learner AND seq = e.seq OFFSET 0) AS p ON true
         ${JOINS}
         WHERE $1::text IS NULL AND ${FITS} ORDER BY e.accepted_at DESC LIMIT ${MOST}`,
};

/** The newest events that fit: of one learner among all, otherwise among the recent awards of everybody. */
export function findEvents(
  database: Database,
  { learner, id, requestId }: EventSearch,
): Promise<FoundEvent[]> {
  const values = [learner ?? null, id ?? null, requestId ?? null];
  return rows<FoundEvent>(database, learner === undefined ? RECENT : OF_LEARNER, values);
}
