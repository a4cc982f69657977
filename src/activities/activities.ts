import type { PendingWork } from '../store/award/award-events.ts';
import type { Attendance } from './attendance.ts';
import { createAward, type AwardDependencies } from './create-award.ts';
import { failureOf } from './failure.ts';
import { calibrationSteps } from './calibration.ts';

export type { PendingWork };

export type ActivityDependencies = AwardDependencies & {
  /** Attends learners; none by default. */
  attendance?: Attendance;
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
export function createActivities({ attendance, ...dependencies }: ActivityDependencies) {
  const steps = calibrationSteps(dependencies);
  const award = createAward(dependencies);
  return {
    award: guarded(async (learner: string, past: number): Promise<PendingWork> => {
      const { pending, quietMs, attendedBy } = await award(learner, past);
      if (pending.oldest !== null) return { ...pending, calibrate: true };
      const isIdle = pending.awarded > 0 && !pending.more;
      const next = isIdle
        ? await attendance?.next(learner, { awarded: pending.awarded, quietMs, attendedBy })
        : null;
      if (next === 'attend') return { ...pending, attend: true };
      return next === 'award' ? { ...pending, more: true } : pending;
    }),
    attend: guarded(
      async (learner: string): Promise<boolean> => (await attendance?.attend(learner)) ?? false,
    ),
    calibrate: guarded(steps.calibrate),
    prepareDossier: guarded(steps.prepareDossier),
    scoreDossier: guarded(steps.scoreDossier),
    checkScores: guarded(steps.checkScores),
    commitVerdict: guarded(steps.commitVerdict),
  };
}
