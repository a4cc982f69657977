import { chainHash, keyed } from '../canonical.ts';
import { rows, type Tx } from '../database.ts';
import type { LockedLearner } from '../learner/lock-learner.ts';
import type { CalibrationEntry } from './calibration-row.ts';

/** What a person may read and what can be erased, kept beside the calibration. */
export type CalibrationText = { reason: string; quotes: unknown[]; events: unknown[] };

export type NewCalibration = Omit<CalibrationEntry, 'number' | 'textDigest' | 'at'> & {
  text: CalibrationText;
};

const INSERT = {
  name: 'calibration-append',
  text: `WITH texts AS (
    INSERT INTO calibration_texts (learner, number, reason, quotes, events) VALUES ($1, $2, $20, $21, $22)
  ), standing AS (
    INSERT INTO snapshots (learner, version, state, at) VALUES ($1, $2, $15, $18)
    ON CONFLICT (learner) DO UPDATE SET version = excluded.version, state = excluded.state, at = excluded.at
  )
  INSERT INTO calibrations (learner, number, completion, source, replaces, judge, judge_version, card, unscored, constants,
    policy_version, effective_time, observations, flags, asks_review, state_after, text_digest, previous_hash, at, hash,
    version, worked_minutes)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $19, $15, decode($16, 'hex'), decode($17, 'hex'),
    $18, decode($23, 'hex'), $24, $25)`,
};

/** Links a calibration to the learner's chain and rewrites the snapshot in place. */
export async function appendCalibration(
  tx: Tx,
  learner: LockedLearner,
  calibration: NewCalibration,
  at: Date,
): Promise<{ number: number; hash: string }> {
  const { text, ...said } = calibration;
  const number = learner.calibrations + 1;
  const textDigest = keyed(learner.salt as Buffer, text).toString('hex');
  const entry: CalibrationEntry = { ...said, number, textDigest, at: at.toISOString() };
  const hash = chainHash(learner.calibrationHead, entry);
  await rows(tx, INSERT, [
    learner.no,
    number,
    entry.completion,
    entry.source,
    entry.replaces,
    entry.judge,
    entry.judgeVersion,
    entry.card && JSON.stringify(entry.card),
    entry.unscored,
    entry.constants,
    entry.policyVersion,
    entry.effectiveTime,
    JSON.stringify(entry.observations),
    entry.flags,
    JSON.stringify(entry.stateAfter),
    textDigest,
    learner.calibrationHead,
    at,
    entry.asksReview,
    text.reason,
    JSON.stringify(text.quotes),
    JSON.stringify(text.events),
    hash,
    learner.version + 1,
    entry.workedMinutes,
  ]);
  return { number, hash };
}
