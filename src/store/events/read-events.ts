import type { EventData, Speaker } from '../../core/event.ts';
import { rows, type Database } from '../database.ts';

type Row = {
  seq: number;
  id: string | null;
  source: string | null;
  type: string;
  speaker: Speaker;
  time: number;
  effectiveTime: number;
  acceptedAt: number;
  requestId: string | null;
  policyVersion: number;
  completes: boolean;
  voided: boolean;
  data: EventData | null;
};

const PAGE = {
  name: 'events-page',
  text: `SELECT e.seq, p.id, p.source, e.type, e.speaker, e.time, e.effective_time AS "effectiveTime",
           e.accepted_at AS "acceptedAt", e.request_id AS "requestId", e.policy AS "policyVersion", e.calibrates AS completes, e.voided, p.data
         FROM events e LEFT JOIN payloads p ON p.learner = e.learner AND p.seq = e.seq
         WHERE e.learner = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3`,
};

const iso = (time: number) => new Date(time).toISOString();

/** Received events after a seq, oldest first; payloads are null once erased. */
export async function readEvents(
  database: Database,
  learner: number,
  page: { after: number; limit: number },
) {
  const found = await rows<Row>(database, PAGE, [learner, page.after, page.limit]);
  return found.map((row) => ({
    ...row,
    time: iso(row.time),
    effectiveTime: iso(row.effectiveTime),
    acceptedAt: iso(row.acceptedAt),
  }));
}
