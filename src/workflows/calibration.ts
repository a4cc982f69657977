import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import { judgeQueue, learnerQueue, partsOf } from './ids.ts';

const retry = {
  initialInterval: '500 milliseconds',
  backoffCoefficient: 2,
  maximumInterval: '30 seconds',
} as const;

const quick = (taskQueue: string) =>
  proxyActivities<Activities>({ taskQueue, startToCloseTimeout: '15 seconds', retry });

/** Several calls of ten minutes at most; a worker that died is noticed by its missing heartbeat. */
const slow = (taskQueue: string) =>
  proxyActivities<Activities>({
    taskQueue,
    startToCloseTimeout: '1 hour',
    heartbeatTimeout: '10 seconds',
    retry,
  });

/**
 * The heavy path of one completion. Each step keeps its answer in Postgres and hands on nothing but where it lies, so no
 * text enters the history. The last one commits and rings the learner.
 */
export async function calibration(): Promise<void> {
  const { epoch, learner, completion } = partsOf(workflowInfo().workflowId);
  // The judge's queue has as many slots as answers may be waited for at once; what is quick needs none of them.
  const [queue, quickQueue] = [judgeQueue(epoch), learnerQueue(epoch)];
  await quick(quickQueue).prepareDossier(learner, completion);
  await slow(queue).scoreDossier(learner, completion);
  await slow(queue).checkScores(learner, completion);
  await quick(quickQueue).commitVerdict(learner, completion);
}
