import { rows, transaction, type Database, type Tx } from '../database.ts';
import { lockLearner } from '../learner/lock-learner.ts';

/** Texts older than these moments go; null keeps them. */
export type Cutoffs = { payloads: Date | null; dossiers: Date | null };

/** What was removed: payloads of events, and steps of completions. */
export type RemovedTexts = { payloads: number; steps: number };

/** One step of a learner's completion. */
type StepOf = { completion: number; step: string };

/** Events of one transaction, which holds the learner's lock. */
const BATCH = 1000;

const OLD = {
  name: 'retention-payloads',
  text: `SELECT e.seq FROM events e JOIN payloads p ON p.learner = e.learner AND p.seq = e.seq
         WHERE e.learner = $1 AND e.accepted_at < $2 ORDER BY e.seq LIMIT ${BATCH}`,
};
const PAYLOADS = {
  name: 'payloads-remove',
  text: 'DELETE FROM payloads WHERE learner = $1 AND seq = ANY ($2::bigint[])',
};
/** Steps with texts that are old, or that repeat one of these payloads. Earlier releases have the texts in `result`. */
const WITH_TEXTS = {
  name: 'steps-with-texts',
  text: `SELECT s.completion, s.step FROM steps s
         WHERE s.learner = $1 AND (s.packed IS NOT NULL OR s.result IS NOT NULL) AND (s.at < $2 OR s.completion IN (
           SELECT d.completion FROM steps d WHERE d.learner = $1 AND d.step = 'dossier' AND (
             EXISTS (SELECT FROM json_array_elements(d.sources -> 'events') range, unnest($3::bigint[]) seq
               WHERE seq BETWEEN (range ->> 0)::bigint AND (range ->> 1)::bigint)
             OR least((d.result #>> '{turns,0,seq}')::bigint, (d.result #>> '{context,0,seq}')::bigint) <=
               (SELECT max(seq) FROM unnest($3::bigint[]) seq))))`,
};
const STEPS = {
  name: 'steps-remove-texts',
  text: `UPDATE steps s SET result = NULL, packed = NULL, sources = NULL, texts_removed_at = $4, claimed_until = 'infinity', claim = NULL
         FROM unnest($2::bigint[], $3::text[]) AS gone(completion, step)
         WHERE s.learner = $1 AND s.completion = gone.completion AND s.step = gone.step
           AND (s.packed IS NOT NULL OR s.result IS NOT NULL)`,
};

/** The steps whose texts must go with texts before a moment and with these payloads. */
export function textsOfSteps(
  on: Database | Tx,
  no: number,
  { before, seqs }: { before: Date; seqs: number[] },
): Promise<StepOf[]> {
  return rows<StepOf>(on, WITH_TEXTS, [no, before, seqs]);
}

/** Removes the texts of steps; their hashes and traces stay. Returns how many had texts. */
export async function removeTextsOf(tx: Tx, no: number, steps: readonly StepOf[], at: Date): Promise<number> {
  if (steps.length === 0) return 0;
  const completions = steps.map(({ completion }) => completion);
  const names = steps.map(({ step }) => step);
  const removed = await tx.query({ ...STEPS, values: [no, completions, names, at] });
  return removed.rowCount ?? 0;
}

/** Removes the payloads of events. */
export async function removePayloads(tx: Tx, no: number, seqs: readonly number[]): Promise<void> {
  if (seqs.length > 0) await rows(tx, PAYLOADS, [no, seqs]);
}

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
  const learner = await lockLearner(tx, id, { evenAway: true });
  // A learner whose events wait for awards or verdicts keeps everything until they are done: the judge needs it.
  const isBusy = !learner || learner.erasedAt !== null || learner.pending > 0 || learner.movingTo !== null;
  if (isBusy || learner.lastSeq > learner.awardedTo) return { payloads: 0, steps: 0 };
  const { no } = learner;
  const old = cutoffs.payloads && (await rows<{ seq: number }>(tx, OLD, [no, cutoffs.payloads]));
  const seqs = (old ?? []).map(({ seq }) => seq);
  const steps = await textsOfSteps(tx, no, { before: latest(cutoffs), seqs });
  await removePayloads(tx, no, seqs);
  return { payloads: seqs.length, steps: await removeTextsOf(tx, no, steps, at) };
}

/** Steps before this moment go: a dossier repeats payloads, so it is never kept longer than they are. */
function latest({ payloads, dossiers }: Cutoffs): Date {
  return new Date(Math.max(payloads?.getTime() ?? 0, dossiers?.getTime() ?? 0));
}
