import type { Client } from '@temporalio/client';
import { calibrationWorkflowId, learnerWorkflowId } from '../workflows/ids.ts';

const DEADLINE_MS = 5000;
const REASON = 'the learner was erased or reset';

/**
 * Ends the workflows of an erased or reset learner. Calibrations end first, because their last step would restart the
 * learner workflow. Never throws: a workflow that keeps running finds nothing to do, and most do not exist.
 */
export async function endWorkflows(
  client: Client,
  epoch: string,
  learner: string,
  completions: readonly number[],
): Promise<void> {
  const calibrations = completions.map((completion) => calibrationWorkflowId(epoch, learner, completion));
  await client.withDeadline(Date.now() + DEADLINE_MS, async () => {
    for (const workflow of [...calibrations, learnerWorkflowId(epoch, learner)]) {
      await client.workflow
        .getHandle(workflow)
        .terminate(REASON)
        .catch(() => undefined);
    }
  });
}
