import type { CalibrationService, Rescored } from '../../http/calibration/calibration-service.ts';
import { JudgeConfigError } from '../../judge/model/model-judge.ts';
import { explain, showWork } from '../../judge/explain.ts';
import { rescore, type RescoreDependencies } from './rescore.ts';

export type { Rescored };

/** The calibration operations of HTTP and the command line. */
export function createCalibrationService(deps: RescoreDependencies): CalibrationService {
  return {
    rescore: (request) => rescore(deps, request),
    async work(learner, number) {
      const stored = await deps.store.steps.ofCalibration(learner, number);
      const work = showWork(stored);
      if (work) return { outcome: 'shown', work };
      const at = stored.find(({ step }) => step === 'dossier')?.textsRemovedAt ?? null;
      return at === null ? { outcome: 'no_dossier' } : { outcome: 'texts_removed', at };
    },
    judgeFault(model) {
      try {
        deps.judgeOf(model);
        return null;
      } catch (error) {
        if (error instanceof JudgeConfigError) return error.message;
        throw error;
      }
    },
    async explain(learner, number, own, options) {
      return explain(await deps.store.steps.ofCalibration(learner, number), own, options);
    },
  };
}
