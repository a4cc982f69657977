import type { Client } from '@temporalio/client';
import pLimit from 'p-limit';
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
  const limit = pLimit({ concurrency: IN_FLIGHT, rejectOnClear: true });
  const line = new Set<string>();
  const ringing = new Set<Promise<void>>();
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
  /** Waits for a place in flight, then rings. Never throws. */
  async function ringInLine(learner: string): Promise<void> {
    line.add(learner);
    const next = limit(() => {
      line.delete(learner);
      return ring(learner);
    });
    await next.catch(() => {
      line.delete(learner);
      dropped += 1;
    });
  }
  /** Never throws and never waits: for the edge, after the reply. */
  function ringSoon(learners: readonly string[]): void {
    for (const learner of learners) {
      if (line.has(learner)) continue;
      if (line.size >= IN_LINE) {
        dropped += 1;
        continue;
      }
      const one = ringInLine(learner).finally(() => ringing.delete(one));
      ringing.add(one);
    }
  }
  /** Until no ring is under way: a client that is closed under one would end the process. */
  async function idle(): Promise<void> {
    limit.clearQueue();
    await Promise.all(ringing);
  }
  /** Ends the workflows of an erased learner. Never throws and never waits. */
  function endSoon(learner: string, completions: readonly number[]): void {
    void endWorkflows(client, epoch, learner, completions);
  }
  return { ring, ringSoon, idle, endSoon, dropped: () => dropped, inFlight: () => limit.activeCount };
}
