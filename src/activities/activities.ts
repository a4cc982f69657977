import type { Owed } from '../store/award/award-events.ts';
import type { Store } from '../store/store.ts';
import { failureOf } from './failure.ts';
import { calibrationSteps, type CalibrationDependencies } from './calibration.ts';

export type { Owed };

export type ActivityDependencies = CalibrationDependencies & {
  store: Pick<Store, 'ledger'>;
  /** Told of every award transaction, for the metrics. */
  onAwarded?: (events: number) => void;
};

export type Activities = ReturnType<typeof createActivities>;

/** Lets nothing through but a failure with a code. */
function guarded<Arguments extends unknown[], Result>(
  activity: (...arguments_: Arguments) => Promise<Result>,
): (...arguments_: Arguments) => Promise<Result> {
  return async (...arguments_) => {
    try {
      return await activity(...arguments_);
    } catch (error) {
      throw failureOf(error);
    }
  };
}

/** What the workflows may do in the world. */
export function createActivities({ onAwarded, ...calibration }: ActivityDependencies) {
  const steps = calibrationSteps(calibration);
  return {
    award: guarded(async (learner: string, past: number): Promise<Owed> => {
      const owed = await calibration.store.ledger.award(learner, past);
      if (owed.awarded > 0) onAwarded?.(owed.awarded);
      return owed;
    }),
    prepareDossier: guarded(steps.prepareDossier),
    scoreDossier: guarded(steps.scoreDossier),
    checkScores: guarded(steps.checkScores),
    commitVerdict: guarded(steps.commitVerdict),
  };
}
