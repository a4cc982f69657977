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

/** Enough for several calls of up to ten minutes. Missing heartbeats reveal a dead worker. */
const slow = (taskQueue: string) =>
  proxyActivities<Activities>({
    taskQueue,
    startToCloseTimeout: '1 hour',
    heartbeatTimeout: '10 seconds',
    retry,
  });

/**
 * One calibration that an earlier release began: the same steps as `calibrate`, one activity each. The last step commits and
 * rings the learner.
 */
export async function calibration(): Promise<void> {
  const { epoch, learner, completion } = partsOf(workflowInfo().workflowId);
  // The judge's queue has as many slots as concurrent judge calls; quick steps must not occupy them.
  const [queue, quickQueue] = [judgeQueue(epoch), learnerQueue(epoch)];
  await quick(quickQueue).prepareDossier(learner, completion);
  await slow(queue).scoreDossier(learner, completion);
  await slow(queue).checkScores(learner, completion);
  await quick(quickQueue).commitVerdict(learner, completion);
}
