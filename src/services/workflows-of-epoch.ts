import { judgeQueue, learnerQueue } from '../workflows/ids.ts';

/** The query by which Temporal lists all workflows of an epoch. */
export const workflowsOfEpoch = (epoch: string) =>
  `TaskQueue IN ('${learnerQueue(epoch)}', '${judgeQueue(epoch)}')`;
