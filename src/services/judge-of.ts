import type { Config } from '../config.ts';
import type { Judge } from '../judge/judge.ts';
import { selectJudge } from '../judge/select-judge.ts';

/**
 * The judge that the configuration names, or another one of the same place, whose price nobody said. Throws
 * `JudgeConfigError`.
 */
export function judgeOf(config: Config, spec: string | undefined = config.judgeModel): Judge {
  const { judgeModel, judgeBaseUrl, judgePrice } = config;
  const price = spec === judgeModel ? judgePrice : undefined;
  return selectJudge({ judgeModel: spec, judgeBaseUrl, judgePrice: price });
}
