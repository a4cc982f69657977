import type { Database } from '../database.ts';
import { calibrationSteps } from './calibration-steps.ts';
import {
  claimStep,
  readStep,
  releaseStep,
  renewStep,
  storeStep,
  textsRemovedAt,
  type StepKey,
} from './steps.ts';

/** Stored answers of calibration steps. */
export function createSteps(database: Database, now: () => Date) {
  return {
    claim: (key: StepKey, claimMs: number) => claimStep(database, key, now(), claimMs),
    renew: (key: StepKey, claim: string, claimMs: number) => renewStep(database, key, claim, now(), claimMs),
    textsRemovedAt: (key: StepKey) => textsRemovedAt(database, key),
    read: (key: StepKey) => readStep(database, key),
    release: (key: StepKey, claim: string, trace: unknown = null) => releaseStep(database, key, claim, trace),
    store: (key: StepKey, answer: { inputHash: string | null; result: unknown; trace: unknown }) =>
      storeStep(database, key, answer, now()),
    ofCalibration: (learner: number, number: number) => calibrationSteps(database, learner, number),
  };
}
