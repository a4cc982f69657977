import type { Config } from '../config.ts';
import type { Judge } from '../judge/judge.ts';
import { selectJudge } from '../judge/select-judge.ts';
import type { JudgeKeeping } from './keep-judges.ts';

/**
 * The judge that the configuration names, or another one of the same place, whose price is not known and which no budget
 * can hold. With `keeping`, its outages and costs are kept for all processes. Throws `JudgeConfigError`.
 */
export function judgeOf(
  config: Config,
  spec: string | undefined = config.judgeModel,
  keeping?: JudgeKeeping,
): Judge {
  const { judgeBaseUrl, judgePrice, judgeTimeout, judgeBudget, judgeWeights } = config;
  const isConfigured = spec === config.judgeModel;
  const hasBudget = isConfigured && judgeBudget !== undefined;
  return selectJudge({
    judgeModel: spec,
    judgeBaseUrl,
    judgePrice: isConfigured ? judgePrice : undefined,
    judgeTimeout,
    judgeWeights,
    watch: keeping?.watch,
    budget: hasBudget ? keeping?.budgetOf(judgeBudget) : undefined,
  });
}

/** The configured judge for a worker; undefined for the offline one, which the worker reads in its threads. */
export function workerJudgeOf(config: Config, keeping: JudgeKeeping): Judge | undefined {
  const judge = judgeOf(config, config.judgeModel, keeping);
  return config.judgeModel === undefined || config.judgeModel === 'offline' ? undefined : judge;
}
