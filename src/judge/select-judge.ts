import type { Judge } from './judge.ts';
import { offlineJudge } from './offline/offline-judge.ts';

/** The judge that the configuration names: `offline` where no model is configured. */
export function selectJudge(config: { judgeModel?: string; judgeBaseUrl?: string }): Judge {
  if (config.judgeModel === undefined || config.judgeModel === '' || config.judgeModel === 'offline')
    return offlineJudge;
  throw new Error('no model judge yet');
}
