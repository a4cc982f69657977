import { readConfig } from '../config.ts';
import type { Judge } from '../judge/judge.ts';
import { selectJudge } from '../judge/select-judge.ts';

/**
 * The judge given to a measuring command. `JUDGE_PRICE` applies only if the judge is `JUDGE_MODEL`. The rest of the
 * configuration is not validated.
 * @throws ConfigError on an invalid price, JudgeConfigError on an invalid judge
 */
export function namedJudge(
  name: string,
  baseUrl: string | undefined,
  environment: Record<string, string | undefined> = process.env,
): Judge {
  const { JUDGE_PRICE, JUDGE_TIMEOUT } = environment;
  const { judgePrice, judgeTimeout } = readConfig({ JUDGE_PRICE, JUDGE_TIMEOUT });
  const price = name === environment.JUDGE_MODEL ? judgePrice : undefined;
  return selectJudge({
    judgeModel: name,
    judgeBaseUrl: baseUrl,
    judgePrice: price,
    judgeTimeout,
    judgeWeights: environment.JUDGE_WEIGHTS,
  });
}
