import type { Client } from '@temporalio/client';
import pLimit from 'p-limit';
import { DOORBELL, learnerQueue, learnerWorkflowId } from '../workflows/ids.ts';
import { endWorkflows } from './end-workflows.ts';
import { createPlaces, type ReadAwaiting } from './places.ts';

const DEADLINE_MS = 2000;
/** Learners of this process who are rung and not awarded yet. More would wait in Temporal, where waiting is expensive. */
const PLACES = 32;
/** Maximum queue length; learners beyond it are left to the sweeper. */
const MAX_QUEUED = 10_000;
/** A ring that waited this long in the queue may be done already, by a sweeper or an earlier ring. */
const STALE_MS = 1000;

async function signalLearner(client: Client, epoch: string, learner: string): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  await client.withDeadline(deadline, () =>
    client.workflow.signalWithStart('learner', {
      workflowId: learnerWorkflowId(epoch, learner),
      taskQueue: learnerQueue(epoch),
      signal: DOORBELL,
    }),
  );
}

export type Ringer = ReturnType<typeof createRinger>;

/**
 * Signals learner workflows, starting them if needed. At most 32 learners are rung at once: each keeps a place until its
 * events are awarded, and the rest queue here, since what is pending is stored in `wakes` anyway. A failed or dropped
 * ring loses nothing: the sweeper rings again. `readAwaiting` says which learners wait for what; without
 * it, rings do not wait for awards. `onRing` counts.
 */
export function createRinger(
  client: Client,
  epoch: string,
  readAwaiting: ReadAwaiting = async () => [],
  onRing: (outcome: 'sent' | 'dropped') => void = () => undefined,
) {
  const limit = pLimit({ concurrency: PLACES, rejectOnClear: true });
  const places = createPlaces(readAwaiting);
  const queued = new Set<string>();
  const running = new Set<Promise<void>>();
  let stopping = false;

  const ring = (learner: string) => signalLearner(client, epoch, learner).then(() => onRing('sent'));

  /**
   * Rings and waits until the learner's events are awarded, for at most five seconds; if the learner waits for a verdict,
   * for `paceMs`, since nothing shows when that ring was handled. Rejects if the ring failed.
   */
  async function ringAndWait(learner: string, paceMs = 0): Promise<void> {
    await ring(learner);
    if (!stopping) await places.untilAwarded(learner, paceMs);
  }

  async function ringQueued(learner: string, since: number): Promise<void> {
    queued.delete(learner);
    if (Date.now() - since > STALE_MS) {
      const awaiting = await readAwaiting([learner]).catch(() => null);
      if (awaiting?.length === 0) return;
    }
    await ringAndWait(learner);
  }

  /** Queues a ring. Never throws. */
  async function enqueue(learner: string): Promise<void> {
    queued.add(learner);
    const since = Date.now();
    await limit(() => ringQueued(learner, since)).catch(() => {
      queued.delete(learner);
      onRing('dropped');
    });
  }

  /** For HTTP handlers, after the reply: never throws and never waits. */
  function ringSoon(learners: readonly string[]): void {
    for (const learner of learners) {
      if (queued.has(learner)) continue;
      if (queued.size >= MAX_QUEUED) {
        onRing('dropped');
        continue;
      }
      const one = enqueue(learner).finally(() => running.delete(one));
      running.add(one);
    }
  }

  /** Stops waiting for awards. */
  function release(): void {
    stopping = true;
    places.clear();
  }

  /** Waits for running rings: closing the client during one would end the process. */
  async function idle(): Promise<void> {
    limit.clearQueue();
    release();
    await Promise.all(running);
  }

  /** Ends the workflows of an erased learner. Never throws and never waits. */
  function endSoon(learner: string, completions: readonly number[]): void {
    void endWorkflows(client, epoch, learner, completions);
  }

  return {
    ring,
    ringAndWait,
    ringSoon,
    release,
    idle,
    endSoon,
    inFlight: () => limit.activeCount,
  };
}
