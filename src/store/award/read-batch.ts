import type { Outcome, Speaker } from '../../core/event.ts';
import { rows, type Tx } from '../database.ts';

/** An accepted event as award reads it, without the payload. `time` in epoch milliseconds, digests in hex. */
export type BatchEvent = {
  seq: number;
  type: string;
  program: string | null;
  stage: string | null;
  touchpoint: string | null;
  speaker: Speaker;
  words: number;
  outcome: Outcome | null;
  /** The program and version it counts for in the facets, null outside of programs. */
  stampedProgram: string | null;
  programVersion: number | null;
  textKey: string | null;
  onceKey: string | null;
  contentKeys: string[] | null;
  policy: number;
  time: number;
  /** Epoch milliseconds. */
  acceptedAt: number;
  requestId: string | null;
  traceparent: string | null;
};

const READ = {
  name: 'award-batch',
  text: `SELECT seq, type, program, stage, touchpoint, speaker, words, outcome, stamped_program AS "stampedProgram",
           program_version AS "programVersion", encode(text_key, 'hex') AS "textKey",
           encode(once_key, 'hex') AS "onceKey", accepted_at AS "acceptedAt", request_id AS "requestId", traceparent,
           (SELECT array_agg(encode(k, 'hex')) FROM unnest(content_keys) AS k) AS "contentKeys", policy, time
         FROM events WHERE learner = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
};

/** The next events without an award, in order. */
export function readBatch(tx: Tx, learner: number, after: number, limit: number): Promise<BatchEvent[]> {
  return rows<BatchEvent>(tx, READ, [learner, after, limit]);
}
