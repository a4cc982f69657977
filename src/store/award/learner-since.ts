import { rows, type Tx } from '../database.ts';
import type { BatchEvent } from './read-batch.ts';

const READ = {
  name: 'learner-since',
  text: `WITH place AS (
           SELECT seq, speaker, type, calibrates FROM events
           WHERE learner = $1 AND seq < $2 AND $3::text IS NOT NULL AND stage = $3 AND program IS NOT DISTINCT FROM $4
           UNION ALL
           SELECT seq, speaker, type, calibrates FROM events
           WHERE learner = $1 AND seq < $2 AND $3::text IS NULL AND touchpoint = $5
         )
         SELECT EXISTS (
           SELECT FROM place WHERE speaker = 'learner' AND type <> ALL ($6)
             AND seq > (SELECT coalesce(max(seq), 0) FROM place WHERE calibrates)
         ) AS found`,
};

/** Whether the learner did something new in this place since its previous completion, not counting completions. */
export async function learnerSince(
  tx: Tx,
  learner: number,
  event: BatchEvent,
  heavyTypes: string[],
): Promise<boolean> {
  const { seq, stage, program, touchpoint } = event;
  const [row] = await rows<{ found: boolean }>(tx, READ, [
    learner,
    seq,
    stage,
    program,
    touchpoint,
    heavyTypes,
  ]);
  return row?.found ?? false;
}
