import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { endWorkflows } from './end-workflows.ts';
import type { Attendants } from '../store/events/accept-events.ts';
import type { Store } from '../store/store.ts';
import { createHints } from './hints.ts';
import { createPlaces, type ReadAwaiting } from './places.ts';
import { createRingQueue } from './ring-queue.ts';
import { forgetWorker, signalLearner } from './signal-learner.ts';

/** Learners of this process who are rung and not awarded yet. More would wait in Temporal, where waiting is expensive. */
const PLACES = 32;
/** A ring that waited this long in the queue may be done already, by a sweeper or an earlier ring. */
const STALE_MS = 1000;
/** How often a ring of intake is tried. A busy Temporal may miss the deadline once; an outage is left to the sweeper. */
const TRIES = 3;
const AGAIN_MS = 500;

type RingerWakes = Partial<Pick<Store['wakes'], 'postpone' | 'sweepAfterMs'>> & {
  awaiting?: ReadAwaiting | undefined;
};

export type Ringer = ReturnType<typeof createRinger>;

/**
 * Signals learner workflows, starting them if needed. At most 32 learners are rung at once: each keeps a place until its
 * events are awarded, and the rest queue here, since what is pending is stored in `wakes` anyway. A failed or dropped
 * ring loses nothing: the sweeper rings again. `wakes` says which learners wait for what; without
 * it, rings do not wait for awards. `onRing` counts. With `attendance`, a learner whom a worker attends gets a hint.
 */
export function createRinger(
  client: Client,
  epoch: string,
  { awaiting: readAwaiting = async () => [], postpone, sweepAfterMs }: RingerWakes = {},
  onRing: (outcome: 'sent' | 'dropped' | 'hinted') => void = () => undefined,
  attendance?: Store['attendance'],
) {
  const onDropped = () => onRing('dropped');
  const queue = createRingQueue(PLACES, { ring: ringQueued, onDropped, postpone, sweepAfterMs });
  const places = createPlaces(readAwaiting);
  const hints = attendance && createHints(attendance, ringLost);
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

  async function ringQueued(learner: string, since: number, isLost: boolean): Promise<void> {
    if (isLost) await forgetWorker(client, epoch, learner);
    for (let tries = 1; ; tries += 1) {
      if (performance.now() - since > STALE_MS) {
        const awaiting = await readAwaiting([learner]).catch(() => null);
        if (awaiting?.length === 0) return;
      }
      try {
        return await ringAndWait(learner);
      } catch (error) {
        // Later events do not ring: the learner counts as awake.
        if (tries === TRIES || stopping) throw error;
      }
      await sleep(AGAIN_MS, undefined, { ref: false });
    }
  }

  /** Rings a learner whose hint reached nobody. */
  function ringLost(learner: string): void {
    if (!stopping) queue.add(learner, true);
  }

  /** For HTTP handlers, after the reply: never throws and never waits. */
  function ringSoon(learners: readonly string[], attendedBy?: Attendants): void {
    for (const learner of learners) {
      const worker = attendedBy?.get(learner);
      if (worker === undefined || !hints) queue.add(learner);
      else {
        onRing('hinted');
        hints.send(worker, learner);
      }
    }
  }

  /** Stops waiting for awards. */
  function release(): void {
    stopping = true;
    hints?.stop();
    places.clear();
  }

  /** Waits for running rings: closing the client during one would end the process. */
  async function idle(): Promise<void> {
    queue.clear();
    release();
    await queue.done();
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
    inFlight: queue.inFlight,
  };
}
