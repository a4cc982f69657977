import type { AwardedEvent, PendingWork } from '../store/award/award-events.ts';
import type { Store } from '../store/store.ts';
import { failureOf } from './failure.ts';
import { calibrationSteps, type CalibrationDependencies } from './calibration.ts';

export type { PendingWork };

export type ActivityDependencies = CalibrationDependencies & {
  store: Pick<Store, 'ledger'>;
  /** Called after every award transaction, for metrics and log. */
  onAwarded?: (learner: string, events: AwardedEvent[]) => void;
};

export type Activities = ReturnType<typeof createActivities>;

/** Converts every error into a failure that carries only a code. */
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

/** The activities of both workflows. */
export function createActivities({ onAwarded, ...calibration }: ActivityDependencies) {
  const steps = calibrationSteps(calibration);
  return {
    award: guarded(async (learner: string, past: number): Promise<PendingWork> => {
      const { events, ...pending } = await calibration.store.ledger.award(learner, past);
      if (events.length > 0) onAwarded?.(learner, events);
      return pending;
    }),
    prepareDossier: guarded(steps.prepareDossier),
    scoreDossier: guarded(steps.scoreDossier),
    checkScores: guarded(steps.checkScores),
    commitVerdict: guarded(steps.commitVerdict),
  };
}
