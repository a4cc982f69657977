import type { EventData, Speaker, StoredEvent } from '../../../core/event.ts';
import { rows, type Database } from '../../database.ts';

const LIMIT = 2000;
const CONTEXT = 40;

const READ = {
  name: 'completion-evidence',
  text: `WITH done AS (
           SELECT e.*, p.data ->> 'artefact' AS artefact FROM events e JOIN learners l ON l.no = e.learner
           JOIN payloads p ON p.learner = e.learner AND p.seq = e.seq
           WHERE l.id = $1 AND e.seq = $2
         ), place AS (
           SELECT e.* FROM done d JOIN events e ON e.learner = d.learner AND e.stage = ANY (coalesce($5::text[], ARRAY[d.stage]))
             AND e.program IS NOT DISTINCT FROM d.program
           WHERE d.stage IS NOT NULL AND e.seq < d.seq AND NOT e.voided
           UNION ALL
           SELECT e.* FROM done d JOIN events e ON e.learner = d.learner AND e.touchpoint = d.touchpoint
           WHERE d.stage IS NULL AND d.touchpoint IS NOT NULL AND e.seq < d.seq AND NOT e.voided
           UNION ALL
           SELECT e.* FROM done d JOIN events e ON e.learner = d.learner
             JOIN payloads p ON p.learner = e.learner AND p.seq = e.seq AND p.data ->> 'artefact' = d.artefact
           WHERE d.stage IS NULL AND d.artefact IS NOT NULL AND e.seq < d.seq AND e.seq >= d.seq - $3 AND NOT e.voided
             AND (d.touchpoint IS NULL OR e.touchpoint IS DISTINCT FROM d.touchpoint)
           UNION ALL
           SELECT e.* FROM done d JOIN events e ON e.learner = d.learner AND e.stage IS NULL AND e.touchpoint IS NULL
           WHERE d.stage IS NULL AND d.touchpoint IS NULL AND d.artefact IS NULL
             AND e.seq < d.seq AND e.seq >= d.seq - $3 AND NOT e.voided
         ), since AS (
           SELECT coalesce(max(seq), 0) AS seq FROM place WHERE calibrates
         ), chosen AS (
           SELECT seq, true AS evidence FROM done
           UNION
           (SELECT seq, true FROM place WHERE seq > (SELECT seq FROM since) ORDER BY seq DESC LIMIT $3)
           UNION
           (SELECT seq, false FROM place WHERE seq <= (SELECT seq FROM since) ORDER BY seq DESC LIMIT $4)
         )
         SELECT c.evidence, e.seq, p.id, p.source, e.type, e.time, e.effective_time AS "effectiveTime",
           e.accepted_at AS "acceptedAt", e.speaker, p.data
         FROM chosen c JOIN done d ON true JOIN events e ON e.learner = d.learner AND e.seq = c.seq
         JOIN payloads p ON p.learner = e.learner AND p.seq = e.seq
         ORDER BY e.seq`,
};

type Row = {
  evidence: boolean;
  seq: number;
  id: string;
  source: string;
  type: string;
  time: number;
  effectiveTime: number;
  acceptedAt: number;
  speaker: Speaker;
  data: EventData;
};

const iso = (time: number) => new Date(time).toISOString();

/**
 * What one completion is judged by: the events of its stage since the previous completion of that stage, the completion
 * last; without a stage, the events of its touchpoint or artefact; with none of these, the events that name neither
 * stage nor touchpoint. Also up to forty earlier events as context. Voided events are left out. `stages` are all ids
 * that the stage has had, null when no program knows it.
 */
export async function completionEvidence(
  database: Database,
  learner: string,
  completion: number,
  stages: readonly string[] | null,
): Promise<{ events: StoredEvent[]; context: StoredEvent[] }> {
  const found = await rows<Row>(database, READ, [learner, completion, LIMIT, CONTEXT, stages]);
  const stored = found.map(({ evidence, ...row }) => ({
    evidence,
    event: {
      ...row,
      time: iso(row.time),
      effectiveTime: iso(row.effectiveTime),
      acceptedAt: iso(row.acceptedAt),
    },
  }));
  return {
    events: stored.filter(({ evidence }) => evidence).map(({ event }) => event),
    context: stored.filter(({ evidence }) => !evidence).map(({ event }) => event),
  };
}
