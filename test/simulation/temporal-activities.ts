import { msToNumber } from '@temporalio/common/lib/time.js';
import type { Task } from './clock.ts';
import type { Attempt, Offer, Poller, Run } from './temporal-types.ts';
import type { Job, Started } from './workflow-instance.ts';

type Retry = {
  initialInterval?: string;
  backoffCoefficient?: number;
  maximumInterval?: string;
  maximumAttempts?: number;
};
export type ActivityOptions = {
  taskQueue?: string;
  startToCloseTimeout?: string;
  scheduleToStartTimeout?: string;
  scheduleToCloseTimeout?: string;
  heartbeatTimeout?: string;
  retry?: Retry;
};

export const msOf = (duration: string | undefined): number | null =>
  duration === undefined ? null : msToNumber(duration);

/** The pause before a further attempt; null if there is none. */
export function pauseBefore(attempt: number, retry: Retry = {}, error?: Error): number | null {
  if (attempt > (retry.maximumAttempts ?? Infinity)) return null;
  const asked = (error as { nextRetryDelay?: number | string } | undefined)?.nextRetryDelay;
  if (asked !== undefined && asked !== null) return msToNumber(asked);
  const first = msOf(retry.initialInterval) ?? 1000;
  const grown = first * (retry.backoffCoefficient ?? 2) ** (attempt - 2);
  return Math.min(grown, msOf(retry.maximumInterval) ?? first * 100);
}

const learnerOf = (workflowId: string) => workflowId.split('/')[2] ?? '';

/** How the server delivers. */
type Delivery = {
  later: (ms: number, run: () => void, loop?: boolean) => Task;
  latency: () => number;
  offer: (queue: string, one: Offer) => void;
  hand: (queue: string, poller: Poller, work: () => void) => void;
  happened: (run: Run, job: Job, events: number) => void;
};

/** Delivers an activity at least once: attempts time out, or fail and are tried again. */
export function startActivity(
  { later, latency, offer, hand, happened }: Delivery,
  run: Run,
  command: Started<'activity'>,
): void {
  const { seq, name, given } = command;
  const options = command.options as ActivityOptions;
  const queue = options.taskQueue ?? run.queue;
  let waiting = true;
  const end = (job: Job) => {
    if (!waiting) return;
    waiting = false;
    happened(run, job, 2);
  };
  function attempt(number: number, pauseMs: number): void {
    let state: 'offered' | 'taken' | 'over' = 'offered';
    const timers: Task[] = [];
    const isOpen = () => waiting && run.open && state !== 'over';
    const fail = (error: Error) => {
      if (!isOpen()) return;
      state = 'over';
      for (const timer of timers) timer.over = true;
      const pause = pauseBefore(number + 1, options.retry, error);
      if (pause === null) end({ kind: 'rejected', seq, error });
      else attempt(number + 1, pause);
    };
    const within = (duration: string | undefined, what: string, give: (error: Error) => void) => {
      const ms = msOf(duration);
      if (ms !== null) timers.push(later(ms, () => isOpen() && give(new Error(`${what} of ${name}`))));
    };
    let beat: Task | undefined;
    const expectBeat = () => {
      if (beat) beat.over = true;
      const ms = msOf(options.heartbeatTimeout);
      if (ms !== null) beat = later(ms, () => fail(new Error(`no heartbeat of ${name}`)), true);
    };
    const started: Attempt = {
      name,
      given,
      learner: learnerOf(run.workflowId),
      isOpen,
      heartbeat: () => later(latency(), () => isOpen() && expectBeat()),
      resolve: (result) =>
        later(latency(), () => {
          if (!isOpen()) return;
          state = 'over';
          for (const timer of timers) timer.over = true;
          end({ kind: 'resolved', seq, result });
        }),
      reject: (error) => later(latency(), () => fail(error)),
    };
    later(pauseMs, () => {
      within(options.scheduleToStartTimeout, 'not started', (error) => {
        if (state !== 'offered') return;
        state = 'over';
        end({ kind: 'rejected', seq, error });
      });
      offer(queue, {
        isOpen: () => isOpen() && state === 'offered',
        take(poller) {
          state = 'taken';
          within(options.startToCloseTimeout, 'timeout', fail);
          expectBeat();
          hand(queue, poller, () => poller.activity(started));
        },
      });
    });
  }
  attempt(1, 0);
}
