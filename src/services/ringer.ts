import type { Client } from '@temporalio/client';
import { DOORBELL, learnerQueue, learnerWorkflowId } from '../workflows/ids.ts';
import { endWorkflows } from './end-workflows.ts';

const DEADLINE_MS = 2000;
const IN_FLIGHT = 50;
/** Learners that may stand in line; beyond it the sweeper is the better queue. */
const IN_LINE = 10_000;

export type Ringer = ReturnType<typeof createRinger>;

/**
 * Rings learners' doorbells: starts the workflow where none runs. At most fifty at once, each for two seconds at most,
 * the others stand in line. A ring that fails or finds no place is no loss: what is owed stands in `wakes`, and the
 * sweeper rings again.
 */
export function createRinger(client: Client, epoch: string) {
  const line = new Set<string>();
  const idling: (() => void)[] = [];
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
  async function ringInLine(): Promise<void> {
    inFlight += 1;
    for (const learner of line) {
      line.delete(learner);
      await ring(learner).catch(() => {
        dropped += 1;
      });
    }
    inFlight -= 1;
    if (inFlight === 0) for (const done of idling.splice(0)) done();
  }
  /** Never throws and never waits: for the edge, after the reply. */
  function ringSoon(learners: readonly string[]): void {
    for (const learner of learners) {
      if (line.size >= IN_LINE) dropped += 1;
      else line.add(learner);
      if (inFlight < IN_FLIGHT) void ringInLine();
    }
  }
  /** Until no ring is under way: a client that is closed under one would end the process. */
  function idle(): Promise<void> {
    line.clear();
    return inFlight === 0 ? Promise.resolve() : new Promise((resolve) => void idling.push(resolve));
  }
  /** Ends the workflows of an erased learner. Never throws and never waits. */
  function endSoon(learner: string, completions: readonly number[]): void {
    void endWorkflows(client, epoch, learner, completions);
  }
  return { ring, ringSoon, idle, endSoon, dropped: () => dropped, inFlight: () => inFlight };
}
