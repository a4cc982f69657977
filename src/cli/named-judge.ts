import { readConfig } from '../config.ts';
import type { Judge } from '../judge/judge.ts';
import { selectJudge } from '../judge/select-judge.ts';

/**
 * The judge that a measuring command names. `JUDGE_PRICE` is that of `JUDGE_MODEL`, and so of this judge where it is
 * the same; nothing else of the configuration has to be right to measure.
 * @throws ConfigError on a price that is none, JudgeConfigError on a judge that is none
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
