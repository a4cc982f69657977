import type { CalibrationService, Rescored } from '../../http/calibration/calibration-service.ts';
import { explain } from '../../judge/explain.ts';
import { rescore, type RescoreDependencies } from './rescore.ts';

export type { Rescored };

/** What HTTP and the command line may ask of calibrations. */
export function createCalibrationService(deps: RescoreDependencies): CalibrationService {
  return {
    rescore: (request) => rescore(deps, request),
    async explain(learner, number, own, options) {
      return explain(await deps.store.steps.ofCalibration(learner, number), own, options);
    },
  };
}
