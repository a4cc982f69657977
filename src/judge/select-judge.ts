import type { Judge } from './judge.ts';
import { JudgeConfigError, judgeFromModel, type ModelJudgeOptions } from './model/model-judge.ts';
import { createPanelJudge } from './model/panel-judge.ts';
import { watched, type JudgeWatch, withinBudget, type Budget } from './model/watched.ts';
import { offlineJudgeFrom } from './offline/offline-judge.ts';

/** As the variables `JUDGE_MODEL`, `JUDGE_BASE_URL`, … */
export type JudgeConfig = {
  judgeModel?: string | undefined;
  judgeBaseUrl?: string | undefined;
  /** Key of a `compatible:` server. */
  judgeApiKey?: string | undefined;
  judgePrice?: ModelJudgeOptions['price'] | undefined;
  judgeTimeout?: number | undefined;
  /** File of the offline judge's weights that `touchstone calibrate --fit` wrote. */
  judgeWeights?: string | undefined;
  /** Absent if calls cost nothing or are not watched. */
  budget?: Budget | undefined;
  watch?: JudgeWatch | undefined;
};

/** Splits a list of models such as `a,b,c`. Throws `JudgeConfigError` if one is named twice. */
function namesIn(judgeModel: string): string[] {
  const names = judgeModel.split(',').map((name) => name.trim());
  if (new Set(names).size < names.length)
    throw new JudgeConfigError('JUDGE_MODEL names a model twice; a panel asks each model once');
  return names;
}

/** The configured judge: one model, a panel of several, or `offline` if none is named. Throws `JudgeConfigError`. */
export function selectJudge(config: JudgeConfig): Judge {
  const { judgeModel, judgePrice = null, judgeTimeout, watch, budget } = config;
  const place = { baseUrl: config.judgeBaseUrl, apiKey: config.judgeApiKey };
  const offline = offlineFrom(config.judgeWeights);
  if (judgeModel === undefined || judgeModel === '' || judgeModel === offline.name) return offline;
  const options = { price: judgePrice, timeoutMs: judgeTimeout };
  const members = namesIn(judgeModel).map((name) => {
    const judge = judgeFromModel(name, place, options);
    return watch === undefined ? judge : watched(judge, watch);
  });
  const [first, ...others] = members as [Judge, ...Judge[]];
  const judge = others.length === 0 ? first : createPanelJudge(members);
  return budget === undefined ? judge : withinBudget(judge, offline, budget);
}

function offlineFrom(weights: string | undefined): Judge {
  try {
    return offlineJudgeFrom(weights);
  } catch (error) {
    throw new JudgeConfigError(`JUDGE_WEIGHTS: ${error instanceof Error ? error.message : String(error)}`);
  }
}
