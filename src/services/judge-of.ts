import type { Config } from '../config.ts';
import type { Judge } from '../judge/judge.ts';
import { selectJudge } from '../judge/select-judge.ts';
import type { JudgeMonitor } from './judge-monitor.ts';

/**
 * The configured judge, or another one with the same settings but without price and budget. With `monitor`, its outages
 * and costs are recorded for all processes. Throws `JudgeConfigError`.
 */
export function judgeOf(
  config: Config,
  spec: string | undefined = config.judgeModel,
  monitor?: JudgeMonitor,
): Judge {
  const { judgeBaseUrl, judgeApiKey, judgePrice, judgeTimeout, judgeBudget, judgeWeights } = config;
  const isConfigured = spec === config.judgeModel;
  const hasBudget = isConfigured && judgeBudget !== undefined;
  return selectJudge({
    judgeModel: spec,
    judgeBaseUrl,
    judgeApiKey,
    judgePrice: isConfigured ? judgePrice : undefined,
    judgeTimeout,
    judgeWeights,
    watch: monitor?.watch,
    budget: hasBudget ? monitor?.budgetOf(judgeBudget) : undefined,
  });
}

/** The configured judge for a worker; undefined for the offline one, which the worker reads in its threads. */
export function workerJudgeOf(config: Config, monitor: JudgeMonitor): Judge | undefined {
  const judge = judgeOf(config, config.judgeModel, monitor);
  return config.judgeModel === undefined || config.judgeModel === 'offline' ? undefined : judge;
}
