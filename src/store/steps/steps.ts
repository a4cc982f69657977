import { rows, type Database } from '../database.ts';
import { pack } from './pack.ts';
import { readDictionary, sourcesOf, type Sources } from './sources.ts';
import { JOIN_DOSSIER, openResult, RESULT_COLUMNS, withTrace, type StoredResult } from './stored-step.ts';

/** One step of a completion's calibration. */
export type StepKey = { learner: string; completion: number; step: string };

/** Clocks of workers differ by less: a claim that ends later is of one that was ahead, and would last until then. */
const SKEW_MS = 60_000;

// Both inserts lock the learner's row (KEY SHARE), so they wait for a running erase and then see it: no answer is
// stored after it.
const CLAIM = {
  name: 'step-claim',
  text: `INSERT INTO steps AS s (learner, completion, step, claimed_until, claim, at)
         SELECT no, $2, $3, $4::timestamptz + $5 * interval '1 millisecond', gen_random_uuid(), $4 FROM learners
         WHERE id = $1 AND erased_at IS NULL FOR KEY SHARE
         ON CONFLICT (learner, completion, step) DO UPDATE
         SET claimed_until = excluded.claimed_until, claim = excluded.claim
         WHERE s.result IS NULL AND s.packed IS NULL AND (s.claimed_until IS NULL OR s.claimed_until <= $4
           OR isfinite(s.claimed_until) AND s.claimed_until > $4::timestamptz + ($5 + ${SKEW_MS}) * interval '1 millisecond')
         RETURNING s.claim, s.trace`,
};
const READ = {
  name: 'step-read',
  text: `SELECT l.no, ${RESULT_COLUMNS} FROM learners l JOIN steps s ON s.learner = l.no ${JOIN_DOSSIER}
         WHERE l.id = $1 AND s.completion = $2 AND s.step = $3`,
};
const REMOVED = {
  name: 'step-texts-removed',
  text: `SELECT s.texts_removed_at AS at FROM learners l JOIN steps s ON s.learner = l.no
         WHERE l.id = $1 AND s.completion = $2 AND s.step = $3`,
};
const PLACE = {
  name: 'step-place',
  text: `SELECT l.no, d.sources FROM learners l
         LEFT JOIN steps d ON d.learner = l.no AND d.completion = $2 AND d.step = 'dossier' WHERE l.id = $1`,
};
const STORE = {
  name: 'step-store',
  text: `INSERT INTO steps AS s (learner, completion, step, input_hash, packed, trace, at, sources, claimed_until)
         SELECT no, $2, $3, $4, $5, $6, $7, $8, 'infinity' FROM learners WHERE id = $1 AND erased_at IS NULL FOR KEY SHARE
         ON CONFLICT (learner, completion, step) DO UPDATE
         SET input_hash = excluded.input_hash, packed = excluded.packed, sources = excluded.sources, trace = excluded.trace,
           claimed_until = 'infinity', claim = NULL, at = excluded.at
         WHERE s.result IS NULL AND s.packed IS NULL AND s.texts_removed_at IS NULL RETURNING true AS stored`,
};
const RELEASE = {
  name: 'step-release',
  text: `UPDATE steps s SET claimed_until = NULL, claim = NULL, trace = COALESCE($5, s.trace) FROM learners l
         WHERE l.no = s.learner AND l.id = $1 AND s.completion = $2 AND s.step = $3 AND s.claim = $4`,
};

const RENEW = {
  name: 'step-renew',
  text: `UPDATE steps s SET claimed_until = $5::timestamptz + $6 * interval '1 millisecond' FROM learners l
         WHERE l.no = s.learner AND l.id = $1 AND s.completion = $2 AND s.step = $3 AND s.claim = $4`,
};

/**
 * `claim` identifies the claim, so that only its owner can release or renew it. `trace` describes calls that failed
 * under earlier claims, null when there were none.
 */
type Claim =
  | { state: 'claimed'; claim: string; trace: unknown }
  | { state: 'busy' }
  | { state: 'stored'; result: unknown };

/**
 * Returns the stored answer of a step, or a claim to compute it within `claimMs`, or that another attempt has the claim
 * (rule 12: a crash costs at most one extra call, concurrent attempts none).
 */
export async function claimStep(
  database: Database,
  key: StepKey,
  now: Date,
  claimMs: number,
): Promise<Claim> {
  const values = [key.learner, key.completion, key.step, now, claimMs];
  const [claimed] = await rows<{ claim: string; trace: unknown }>(database, CLAIM, values);
  if (claimed) return { state: 'claimed', ...claimed };
  const stored = await readStep(database, key);
  return stored === null ? { state: 'busy' } : { state: 'stored', result: stored };
}

/** The result of a step; null when there is none, or its texts were removed. */
export async function readStep(database: Database, key: StepKey): Promise<unknown> {
  const { learner, completion, step } = key;
  const [row] = await rows<StoredResult & { no: number }>(database, READ, [learner, completion, step]);
  return row ? openResult(database, { no: row.no, completion }, row) : null;
}

/** When the texts of a step were removed, in epoch milliseconds; null if they were not. */
export async function textsRemovedAt(database: Database, key: StepKey): Promise<number | null> {
  const [row] = await rows<{ at: number | null }>(database, REMOVED, [key.learner, key.completion, key.step]);
  return row?.at ?? null;
}

/** Stores a result unless there is one, and returns the stored one: the first answer wins. Null for an erased learner. */
export async function storeStep(
  database: Database,
  key: StepKey,
  answer: { inputHash: string | null; result: unknown; trace: unknown },
  at: Date,
): Promise<unknown> {
  const { learner, completion, step } = key;
  const [found] = await rows<{ no: number; sources: Sources | null }>(database, PLACE, [learner, completion]);
  if (!found) return null;
  const place = { no: found.no, completion };
  const { sources, dictionary } =
    step === 'dossier'
      ? await sourcesOf(database, place, answer.result)
      : { sources: null, dictionary: await readDictionary(database, place, found.sources) };
  const trace = JSON.stringify(answer.trace ?? null);
  const packed = pack(answer.result, withTrace(dictionary, trace));
  const written = sources && JSON.stringify(sources);
  const values = [learner, completion, step, answer.inputHash, packed, trace, at, written];
  const stored = await rows(database, STORE, values);
  // As it will be read: JSON has no undefined.
  return stored.length > 0 ? JSON.parse(JSON.stringify(answer.result)) : readStep(database, key);
}

/**
 * Releases a claim after a failed call, so that the retry does not wait for its expiry. `trace` describes all calls so
 * far and is kept for the next claim; null keeps the earlier one.
 */
export async function releaseStep(
  database: Database,
  key: StepKey,
  claim: string,
  trace: unknown = null,
): Promise<void> {
  const kept = trace === null ? null : JSON.stringify(trace);
  await rows(database, RELEASE, [key.learner, key.completion, key.step, claim, kept]);
}

/** Extends a claim during the call. */
export async function renewStep(
  database: Database,
  key: StepKey,
  claim: string,
  now: Date,
  claimMs: number,
): Promise<void> {
  await rows(database, RENEW, [key.learner, key.completion, key.step, claim, now, claimMs]);
}
