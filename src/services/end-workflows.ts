import type { Client } from '@temporalio/client';
import { calibrationWorkflowId, learnerWorkflowId } from '../workflows/ids.ts';

const DEADLINE_MS = 5000;
const REASON = 'nothing is left to be done for this learner';

/**
 * Ends what may run for a learner of whom nothing is left. The heavy paths go first, since their last step would ring
 * the learner's workflow awake. Never throws: what runs on finds nothing to do, and most of it does not run at all.
 */
export async function endWorkflows(
  client: Client,
  epoch: string,
  learner: string,
  completions: readonly number[],
): Promise<void> {
  const heavy = completions.map((completion) => calibrationWorkflowId(epoch, learner, completion));
  await client.withDeadline(Date.now() + DEADLINE_MS, async () => {
    for (const workflow of [...heavy, learnerWorkflowId(epoch, learner)]) {
      await client.workflow
        .getHandle(workflow)
        .terminate(REASON)
        .catch(() => undefined);
    }
  });
}
