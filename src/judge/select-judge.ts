import type { Judge } from './judge.ts';
import { judgeFromModel } from './model/judge-from-model.ts';
import { offlineJudge } from './offline/offline-judge.ts';

/** What configuration may say of the judge: `JUDGE_MODEL` and `JUDGE_BASE_URL`. */
export type JudgeConfig = { judgeModel?: string | undefined; judgeBaseUrl?: string | undefined };

/** The judge that the configuration names; `offline` where it names none. Throws `JudgeConfigError`. */
export function selectJudge({ judgeModel, judgeBaseUrl }: JudgeConfig): Judge {
  if (judgeModel === undefined || judgeModel === '' || judgeModel === offlineJudge.name) return offlineJudge;
  return judgeFromModel(judgeModel, { baseUrl: judgeBaseUrl });
}
