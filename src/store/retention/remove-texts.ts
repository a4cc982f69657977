import { rows, transaction, type Database, type Tx } from '../database.ts';
import { lockLearner } from '../learner/lock-learner.ts';

/** Texts older than these moments go; null keeps them. */
export type Cutoffs = { payloads: Date | null; dossiers: Date | null };

/** What was removed: payloads of events, and steps of completions. */
export type RemovedTexts = { payloads: number; steps: number };

/** Events of one transaction, which holds the learner's lock. */
const BATCH = 1000;

// A learner whose events wait for awards or verdicts keeps everything until they are done: the judge needs it.
const PAYLOADS = {
  name: 'retention-payloads',
  text: `DELETE FROM payloads p USING (
           SELECT e.seq FROM events e JOIN payloads old ON old.learner = e.learner AND old.seq = e.seq
           WHERE e.learner = $1 AND e.accepted_at < $2 ORDER BY e.seq LIMIT ${BATCH}
         ) gone WHERE p.learner = $1 AND p.seq = gone.seq RETURNING p.seq`,
};
/** Steps whose own age, or the removal of a text that they contain, ends their texts. Old forms have theirs in `result`. */
const STEPS = {
  name: 'retention-steps',
  text: `UPDATE steps s SET result = NULL, packed = NULL, sources = NULL, texts_removed_at = $4, claimed_until = 'infinity', claim = NULL
         WHERE s.learner = $1 AND (s.packed IS NOT NULL OR s.result IS NOT NULL) AND (s.at < $2 OR s.completion IN (
           SELECT d.completion FROM steps d WHERE d.learner = $1 AND d.step = 'dossier' AND (
             EXISTS (SELECT FROM json_array_elements(d.sources -> 'events') range, unnest($3::bigint[]) seq
               WHERE seq BETWEEN (range ->> 0)::bigint AND (range ->> 1)::bigint)
             OR least((d.result #>> '{turns,0,seq}')::bigint, (d.result #>> '{context,0,seq}')::bigint) <=
               (SELECT max(seq) FROM unnest($3::bigint[]) seq))))`,
};

/** Removes a learner's texts older than the cutoffs. Hashes, digests, verdicts with reasons and quotes, and traces stay. */
export async function removeTexts(
  database: Database,
  id: string,
  cutoffs: Cutoffs,
  at: Date,
): Promise<RemovedTexts> {
  const removed = { payloads: 0, steps: 0 };
  for (;;) {
    const batch = await transaction(database, (tx) => removeBatch(tx, id, cutoffs, at));
    removed.payloads += batch.payloads;
    removed.steps += batch.steps;
    if (batch.payloads < BATCH) return removed;
  }
}

async function removeBatch(tx: Tx, id: string, cutoffs: Cutoffs, at: Date): Promise<RemovedTexts> {
  const learner = await lockLearner(tx, id);
  const isBusy = !learner || learner.erasedAt !== null || learner.pending > 0;
  if (isBusy || learner.lastSeq > learner.awardedTo) return { payloads: 0, steps: 0 };
  const gone =
    cutoffs.payloads === null
      ? []
      : await rows<{ seq: number }>(tx, PAYLOADS, [learner.no, cutoffs.payloads]);
  const seqs = gone.map(({ seq }) => seq);
  const steps = await tx.query({ ...STEPS, values: [learner.no, latest(cutoffs), seqs, at] });
  return { payloads: seqs.length, steps: steps.rowCount ?? 0 };
}

/** Steps before this moment go: a dossier repeats payloads, so it is never kept longer than they are. */
export function latest({ payloads, dossiers }: Cutoffs): Date {
  return new Date(Math.max(payloads?.getTime() ?? 0, dossiers?.getTime() ?? 0));
}
