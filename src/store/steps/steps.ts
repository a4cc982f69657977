import { rows, type Database } from '../database.ts';

/** A step of one completion's heavy path. */
export type StepKey = { learner: string; completion: number; step: string };

// Both inserts hold the learner's row (KEY SHARE): an erase that is under way is waited for and then seen, so that no
// answer lands behind it.
const CLAIM = {
  name: 'step-claim',
  text: `INSERT INTO steps AS s (learner, completion, step, claimed_until, claim, at)
         SELECT no, $2, $3, $4::timestamptz + $5 * interval '1 millisecond', gen_random_uuid(), $4 FROM learners
         WHERE id = $1 AND erased_at IS NULL FOR KEY SHARE
         ON CONFLICT (learner, completion, step) DO UPDATE
         SET claimed_until = excluded.claimed_until, claim = excluded.claim
         WHERE s.result IS NULL AND (s.claimed_until IS NULL OR s.claimed_until <= $4)
         RETURNING s.claim, s.trace`,
};
const READ = {
  name: 'step-read',
  text: `SELECT s.result FROM steps s JOIN learners l ON l.no = s.learner
         WHERE l.id = $1 AND s.completion = $2 AND s.step = $3`,
};
const STORE = {
  name: 'step-store',
  text: `INSERT INTO steps AS s (learner, completion, step, input_hash, result, trace, at)
         SELECT no, $2, $3, $4, $5, $6, $7 FROM learners WHERE id = $1 AND erased_at IS NULL FOR KEY SHARE
         ON CONFLICT (learner, completion, step) DO UPDATE
         SET input_hash = excluded.input_hash, result = excluded.result, trace = excluded.trace, claimed_until = NULL, claim = NULL, at = excluded.at
         WHERE s.result IS NULL`,
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
 * `claim` names the leave, so that only who holds it gives it back or lengthens it. `trace` tells of the calls that
 * failed under earlier claims, null when there were none.
 */
type Claim =
  | { state: 'claimed'; claim: string; trace: unknown }
  | { state: 'busy' }
  | { state: 'stored'; result: unknown };

/**
 * The stored answer of a step; or leave to find it, for `claimMs`; or word that another attempt has that leave
 * (rule 12: a crash costs one extra call at most, two attempts at once cost none).
 */
export async function claimStep(
  database: Database,
  key: StepKey,
  now: Date,
  claimMs: number,
): Promise<Claim> {
  const stored = await readStep(database, key);
  if (stored !== null) return { state: 'stored', result: stored };
  const values = [key.learner, key.completion, key.step, now, claimMs];
  const [claimed] = await rows<{ claim: string; trace: unknown }>(database, CLAIM, values);
  if (claimed) return { state: 'claimed', ...claimed };
  const late = await readStep(database, key);
  return late === null ? { state: 'busy' } : { state: 'stored', result: late };
}

/** The result of a step, null when there is none. */
export async function readStep(database: Database, key: StepKey): Promise<unknown> {
  const [row] = await rows<{ result: unknown }>(database, READ, [key.learner, key.completion, key.step]);
  return row?.result ?? null;
}

/** Stores a result unless one is there, and answers with what is stored: the first answer stands. */
export async function storeStep(
  database: Database,
  key: StepKey,
  answer: { inputHash: string | null; result: unknown; trace: unknown },
  at: Date,
): Promise<unknown> {
  const { inputHash, result, trace } = answer;
  const values = [
    key.learner,
    key.completion,
    key.step,
    inputHash,
    JSON.stringify(result),
    JSON.stringify(trace ?? null),
    at,
  ];
  await rows(database, STORE, values);
  return readStep(database, key);
}

/**
 * Gives a claim back after a failed call, so that the retry need not wait for it to run out. `trace` is kept for the
 * next claim: it tells of all calls so far; null leaves what is kept.
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

/** Keeps a claim while the call is under way. */
export async function renewStep(
  database: Database,
  key: StepKey,
  claim: string,
  now: Date,
  claimMs: number,
): Promise<void> {
  await rows(database, RENEW, [key.learner, key.completion, key.step, claim, now, claimMs]);
}
