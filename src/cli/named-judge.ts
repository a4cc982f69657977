import { readConfig } from '../config.ts';
import type { Judge } from '../judge/judge.ts';
import { JudgeConfigError } from '../judge/model/model-judge.ts';
import { selectJudge } from '../judge/select-judge.ts';
import { UsageError } from './failure.ts';

/**
 * The judge given to a measuring command. `JUDGE_PRICE` applies only if the judge is `JUDGE_MODEL`. The rest of the
 * configuration is not validated.
 * @throws ConfigError on an invalid price, UsageError on an invalid judge
 */
export function namedJudge(
  name: string,
  baseUrl: string | undefined,
  environment: Record<string, string | undefined> = process.env,
): Judge {
  const { JUDGE_PRICE, JUDGE_TIMEOUT } = environment;
  const { judgePrice, judgeTimeout } = readConfig({ JUDGE_PRICE, JUDGE_TIMEOUT });
  const price = name === environment.JUDGE_MODEL ? judgePrice : undefined;
  try {
    return selectJudge({
      judgeModel: name,
      judgeBaseUrl: baseUrl,
      judgeApiKey: environment.JUDGE_API_KEY,
      judgePrice: price,
      judgeTimeout,
      judgeWeights: environment.JUDGE_WEIGHTS,
    });
  } catch (error) {
    if (error instanceof JudgeConfigError) throw new UsageError(`--judge: ${error.message}`);
    throw error;
  }
}
