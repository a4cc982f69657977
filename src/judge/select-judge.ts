import type { Judge } from './judge.ts';
import { judgeFromModel } from './model/judge-from-model.ts';
import type { ModelJudgeOptions } from './model/model-judge.ts';
import { offlineJudge } from './offline/offline-judge.ts';

/** What configuration may say of the judge: `JUDGE_MODEL`, `JUDGE_BASE_URL`, and the price of that very model. */
export type JudgeConfig = {
  judgeModel?: string | undefined;
  judgeBaseUrl?: string | undefined;
  judgePrice?: ModelJudgeOptions['price'] | undefined;
};

/** The judge that the configuration names; `offline` where it names none. Throws `JudgeConfigError`. */
export function selectJudge({ judgeModel, judgeBaseUrl, judgePrice = null }: JudgeConfig): Judge {
  if (judgeModel === undefined || judgeModel === '' || judgeModel === offlineJudge.name) return offlineJudge;
  return judgeFromModel(judgeModel, { baseUrl: judgeBaseUrl }, { price: judgePrice });
}
