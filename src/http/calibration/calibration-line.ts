import { forEachSkill } from '../../core/skill.ts';
import { overallAt, skillAt, type Snapshot } from '../../core/snapshot.ts';
import type { ReadCalibration } from '../../store/calibration/read-calibrations.ts';

export type CalibrationLine = ReturnType<typeof calibrationLine>;

/** A snapshot before or after a calibration, with uncertainties as of `at` (epoch ms). */
export function snapshotLine(snapshot: Snapshot, at: number) {
  return {
    skills: forEachSkill((skill) => ({
      ...skillAt(snapshot, skill, at),
      observations: snapshot.skills[skill].observations,
    })),
    overall: { ...overallAt(snapshot, at), tier: snapshot.tier ?? ('unrated' as const) },
  };
}

/** A calibration as shown in lists and streams. `reason` is null once the learner was erased. */
export function calibrationLine(row: ReadCalibration) {
  const {
    number,
    completion,
    source,
    replaces,
    judge,
    judgeVersion,
    unscored,
    policyVersion,
    effectiveTime,
  } = row;
  const { flags, asksReview, previousHash, hash, at, observations, stateAfter, text } = row;
  return {
    number,
    completion,
    source,
    replaces,
    judge,
    judgeVersion,
    unscored,
    policyVersion,
    effectiveTime,
    observations: observations.map(({ skill, source, x, evidence, confidence, card, interRaterSd }) => ({
      skill,
      source,
      x,
      evidence,
      confidence,
      card: source === 'judge' ? (card?.version ?? 'uncalibrated') : null,
      ...(interRaterSd !== undefined && { interRaterSd }),
    })),
    reason: text?.reason ?? null,
    flags,
    asksReview,
    after: snapshotLine(stateAfter, Date.parse(effectiveTime)),
    previousHash,
    hash,
    at,
  };
}
