import type { Client } from '@temporalio/client';
import pLimit from 'p-limit';
import { DOORBELL, learnerQueue, learnerWorkflowId } from '../workflows/ids.ts';
import { endWorkflows } from './end-workflows.ts';

const DEADLINE_MS = 2000;
const CONCURRENCY = 50;
/** Maximum queue length; learners beyond it are left to the sweeper. */
const MAX_QUEUED = 10_000;

export type Ringer = ReturnType<typeof createRinger>;

/**
 * Signals learner workflows, starting them if needed. At most 50 calls run at once, with a deadline of two seconds; the
 * rest queue. A failed or dropped ring loses nothing: pending work is recorded in `wakes`, and the sweeper rings again.
 */
export function createRinger(client: Client, epoch: string) {
  const limit = pLimit({ concurrency: CONCURRENCY, rejectOnClear: true });
  const queued = new Set<string>();
  const running = new Set<Promise<void>>();
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
  /** Queues a ring. Never throws. */
  async function enqueue(learner: string): Promise<void> {
    queued.add(learner);
    const next = limit(() => {
      queued.delete(learner);
      return ring(learner);
    });
    await next.catch(() => {
      queued.delete(learner);
      dropped += 1;
    });
  }
  /** For HTTP handlers, after the reply: never throws and never waits. */
  function ringSoon(learners: readonly string[]): void {
    for (const learner of learners) {
      if (queued.has(learner)) continue;
      if (queued.size >= MAX_QUEUED) {
        dropped += 1;
        continue;
      }
      const one = enqueue(learner).finally(() => running.delete(one));
      running.add(one);
    }
  }
  /** Waits for running rings: closing the client during one would end the process. */
  async function idle(): Promise<void> {
    limit.clearQueue();
    await Promise.all(running);
  }
  /** Ends the workflows of an erased learner. Never throws and never waits. */
  function endSoon(learner: string, completions: readonly number[]): void {
    void endWorkflows(client, epoch, learner, completions);
  }
  return { ring, ringSoon, idle, endSoon, dropped: () => dropped, inFlight: () => limit.activeCount };
}
