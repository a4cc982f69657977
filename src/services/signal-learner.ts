import type { Client } from '@temporalio/client';
import { tenantPrefix } from '../core/tenant.ts';
import { DOORBELL, learnerQueue, learnerWorkflowId } from '../workflows/ids.ts';

const DEADLINE_MS = 2000;
/** What Temporal accepts. */
const LONGEST_KEY = 64;

/**
 * Signals a learner's workflow, starting it if needed. Its tenant is the fairness key of its tasks and of its judge calls,
 * which a server with `matching.enableFairness` hands out in turns.
 */
export async function signalLearner(client: Client, epoch: string, learner: string): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  const prefix = tenantPrefix(learner);
  await client.withDeadline(deadline, () =>
    client.workflow.signalWithStart('learner', {
      workflowId: learnerWorkflowId(epoch, learner),
      taskQueue: learnerQueue(epoch),
      signal: DOORBELL,
      ...(prefix !== '' && { priority: { fairnessKey: prefix.slice(0, LONGEST_KEY) } }),
    }),
  );
}

/**
 * Lets any worker take the next workflow task of a learner whose worker died: for ten seconds Temporal would keep it for
 * the worker that has the workflow in its cache.
 */
export async function forgetWorker(client: Client, epoch: string, learner: string): Promise<void> {
  const execution = { workflowId: learnerWorkflowId(epoch, learner) };
  const { namespace } = client.options;
  await client
    .withDeadline(Date.now() + DEADLINE_MS, () =>
      client.workflowService.resetStickyTaskQueue({ namespace, execution }),
    )
    .catch(() => undefined);
}
