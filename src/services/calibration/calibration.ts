import type { CalibrationService, Rescored } from '../../http/calibration/calibration-service.ts';
import { explain } from '../../judge/explain.ts';
import { rescore, type RescoreDependencies } from './rescore.ts';

export type { Rescored };

/** The calibration operations of HTTP and the command line. */
export function createCalibrationService(deps: RescoreDependencies): CalibrationService {
  return {
    rescore: (request) => rescore(deps, request),
    async explain(learner, number, own, options) {
      return explain(await deps.store.steps.ofCalibration(learner, number), own, options);
    },
  };
}
