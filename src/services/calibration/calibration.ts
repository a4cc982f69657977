import type { Judging } from '../../http/calibration-service.ts';
import { rescore, type RescoreDependencies } from './rescore.ts';
import { traceOf } from './trace.ts';

/** What the edge may ask of judges. */
export function createJudging(deps: RescoreDependencies): Judging {
  return {
    rescore: (request) => rescore(deps, request),
    trace: (learner, number, options) => traceOf(deps.store, learner, number, options),
  };
}
