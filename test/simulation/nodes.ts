import type { Client } from '@temporalio/client';
import { pino } from 'pino';
import type { Judge } from '../../src/judge/judge.ts';
import { reportRunning } from '../../src/services/report-running.ts';
import { createRinger } from '../../src/services/ringer.ts';
import { startSweeper } from '../../src/services/sweeper.ts';
import { workerActivities } from '../../src/services/worker-activities.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { createStore, type Store } from '../../src/store/store.ts';
import { attendanceQueue, judgeQueue, learnerQueue } from '../../src/workflows/ids.ts';
import { learner } from '../../src/workflows/learner.ts';
import { actor, as, createProcess, type Clock, type Process } from './clock.ts';
import type { Role } from './faults.ts';
import { createTemporalClient } from './temporal-client.ts';
import { startTemporalWorker } from './temporal-worker.ts';
import type { Temporal } from './temporal.ts';

export type Node = {
  process: Process;
  role: Role;
  store: Store;
  /** Accepts events as the HTTP edge does, and rings after the answer. */
  post(events: IncomingEvent[]): Promise<{ status: string; seq?: number }[]>;
  correct(
    ...given: Parameters<Store['calibrations']['correct']>
  ): ReturnType<Store['calibrations']['correct']>;
  erase(learner: string): Promise<unknown>;
  ring(learner: string): void;
};

export type NodeOptions = {
  clock: Clock;
  temporal: Temporal;
  url: string;
  epoch: string;
  judge: Judge;
  /** Time until a sweeper rings; null without sweeps. */
  sweepAfterMs: number | null;
  wrong: (what: string) => void;
  /** Intake answered, and says which learners to ring. */
  onAccepted: (events: IncomingEvent[], results: { status: string; seq?: number }[], ring: string[]) => void;
};

const logger = pino({ level: 'silent' });
const NEVER_MS = 400 * 86_400_000;

function startWorker(
  { clock, temporal, epoch, judge, sweepAfterMs, wrong }: NodeOptions,
  process: Process,
  store: Store,
  ringer: ReturnType<typeof createRinger>,
  id: string,
): void {
  const { attendance, activities } = workerActivities({ store, judge }, { logger }, ringer, id);
  store.attendance.hear(id, {
    hint: attendance.hint,
    open: () => void attendance.lookAgain().catch(() => undefined),
  });
  if (sweepAfterMs !== null) startSweeper({ store, ringer, logger }, Math.max(100, sweepAfterMs / 4));
  reportRunning(store.workers, id, () => true);
  startTemporalWorker({
    clock,
    temporal,
    process,
    queue: learnerQueue(epoch),
    others: [judgeQueue(epoch), attendanceQueue(epoch)],
    workflow: learner,
    activities,
    wrong,
  });
}

/** Starts a process of the product: API, worker, or both as `up` runs them. */
export function startNode(role: Role, name: string, id: string, options: NodeOptions): Node {
  const { clock, temporal, url, epoch, sweepAfterMs } = options;
  const process = createProcess(name);
  return as({ process, next: clock.stream(`node ${name}`) }, () => {
    const client = createTemporalClient(clock, temporal) as unknown as Client;
    const now = () => new Date(Date.now());
    const real = createStore({ url, size: 10, sweepAfterMs: sweepAfterMs ?? NEVER_MS, now, batch: 7 });
    // It creates and drops partitions by the date of the server.
    const store = { ...real, maintain: async () => undefined };
    const ringer = createRinger(client, epoch, store.wakes, undefined, store.attendance);
    if (role !== 'api') startWorker(options, process, store, ringer, id);
    const afterReply = (work: () => void) => void clock.schedule(actor().next(), work, process);
    return {
      process,
      role,
      store,
      async post(events) {
        const { results, ring, attendedBy } = await store.events.accept(events);
        options.onAccepted(events, results, ring);
        afterReply(() => ringer.ringSoon(ring, attendedBy));
        return results;
      },
      async correct(learner, correction, how) {
        const corrected = await store.calibrations.correct(learner, correction, how);
        if (!how?.preview) afterReply(() => ringer.ringSoon([learner]));
        return corrected;
      },
      async erase(learner) {
        const erased = await store.learners.erase(learner);
        afterReply(() => ringer.endSoon(learner, erased?.completions ?? []));
        return erased;
      },
      ring: (learner) => ringer.ringSoon([learner]),
    };
  });
}
