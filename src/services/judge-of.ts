import type { Config } from '../config.ts';
import type { Judge } from '../judge/judge.ts';
import { selectJudge } from '../judge/select-judge.ts';

/** The judge that the configuration names, or another one of the same place. Throws `JudgeConfigError`. */
export function judgeOf({ judgeModel, judgeBaseUrl }: Config, spec: string | undefined = judgeModel): Judge {
  return selectJudge({ judgeModel: spec, judgeBaseUrl });
}
