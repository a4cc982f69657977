import type { Client } from '@temporalio/client';
import { DOORBELL, learnerQueue, learnerWorkflowId } from '../workflows/ids.ts';
import { endWorkflows } from './end-workflows.ts';

const DEADLINE_MS = 2000;
const IN_FLIGHT = 50;

export type Ringer = ReturnType<typeof createRinger>;

/**
 * Rings learners' doorbells: starts the workflow where none runs. At most fifty at once, each for two seconds at most.
 * A ring that fails or finds no place is no loss: what is owed stands in `wakes`, and the sweeper rings again.
 */
export function createRinger(client: Client, epoch: string) {
  let inFlight = 0;
  let dropped = 0;
  async function ring(learner: string): Promise<void> {
    const deadline = Date.now() + DEADLINE_MS;
    await client.withDeadline(deadline, () =>
      client.workflow.signalWithStart('learner', {
        workflowId: learnerWorkflowId(epoch, learner),
        taskQueue: learnerQueue(epoch),
        signal: DOORBELL,
      }),
    );
  }
  /** Never throws and never waits: for the edge, after the reply. */
  function ringSoon(learners: readonly string[]): void {
    for (const learner of learners) {
      if (inFlight >= IN_FLIGHT) {
        dropped += 1;
        continue;
      }
      inFlight += 1;
      ring(learner)
        .catch(() => {
          dropped += 1;
        })
        .finally(() => {
          inFlight -= 1;
        });
    }
  }
  /** Ends the workflows of an erased learner. Never throws and never waits. */
  function endSoon(learner: string, completions: readonly number[]): void {
    void endWorkflows(client, epoch, learner, completions);
  }
  return { ring, ringSoon, endSoon, dropped: () => dropped, inFlight: () => inFlight };
}
