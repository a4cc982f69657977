import type { Config } from '../config.ts';
import type { Judge } from '../judge/judge.ts';
import { selectJudge } from '../judge/select-judge.ts';

/** The judge that the configuration names. */
export function judgeOf({ judgeModel, judgeBaseUrl }: Config): Judge {
  return selectJudge({ judgeModel, judgeBaseUrl });
}
