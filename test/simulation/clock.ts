import { AsyncLocalStorage } from 'node:async_hooks';
import { random } from '../support/random.ts';
import { seedOf } from '../support/test-judge.ts';

/** A process of the simulated installation. What a dead one had under way never goes on; a frozen one goes on later. */
export type Process = {
  name: string;
  state: 'runs' | 'frozen' | 'dead';
  /** What came due while it was frozen. */
  held: Task[];
  onEnd: (() => void)[];
};

/** Whose work the running code is: its process, and the stream of chance that decides how long its waits take. */
export type Actor = { process: Process | null; next: () => number };

export type Task = { at: number; order: number; process: Process | null; run: () => unknown; over: boolean };

const START = Date.parse('2026-10-05T06:00:00Z');
/** Loops in the background run for a moment before something happens after an idle time. */
const WARM_UP_MS = 200;
const IDLE_MS = 500;

const actors = new AsyncLocalStorage<Actor>();
const real = { setImmediate, setTimeout };

/** Resolves when nothing can go on without the clock: all promises that were resolved have had their effects. */
export const settled = () => new Promise<void>((resolve) => real.setImmediate(resolve));

let busy = 0;

/** Work that takes several turns of the event loop and no virtual time: the clock waits for its end. */
export async function inOneStep<T>(work: () => Promise<T>): Promise<T> {
  busy += 1;
  return work().finally(() => (busy -= 1));
}

/** A timer that runs on the machine's own clock. */
export const realTimeout = real.setTimeout;

/** A queue in the order of time, then of insertion. */
function createQueue() {
  const heap: Task[] = [];
  const before = (a: Task, b: Task) => a.at < b.at || (a.at === b.at && a.order < b.order);
  function swap(a: number, b: number): void {
    [heap[a], heap[b]] = [heap[b] as Task, heap[a] as Task];
  }
  function sink(from: number): void {
    for (let at = from; ;) {
      const children = [2 * at + 1, 2 * at + 2].filter((child) => child < heap.length);
      const [first, second] = children;
      if (first === undefined) return;
      const least =
        second !== undefined && before(heap[second] as Task, heap[first] as Task) ? second : first;
      if (!before(heap[least] as Task, heap[at] as Task)) return;
      swap(at, least);
      at = least;
    }
  }
  function pop(): void {
    const last = heap.pop() as Task;
    if (heap.length === 0) return;
    heap[0] = last;
    sink(0);
  }
  return {
    push(task: Task): void {
      heap.push(task);
      for (let at = heap.length - 1; at > 0;) {
        const parent = (at - 1) >> 1;
        if (!before(heap[at] as Task, heap[parent] as Task)) return;
        swap(at, parent);
        at = parent;
      }
    },
    /** The next task that still counts. */
    peek(): Task | undefined {
      while (heap[0]?.over) pop();
      return heap[0];
    },
    pop,
    /** Puts everything off by the same time. */
    putOff(ms: number): void {
      for (const task of heap) task.at += ms;
    },
  };
}

export type Clock = ReturnType<typeof createClock>;

/**
 * The one clock and scheduler: everything that takes time is a task at a virtual time, and one task runs at once, until
 * nothing can go on without the next. So the same seed gives the same story.
 */
export function createClock(seed: string) {
  let now = START;
  let order = 0;
  let steps = 0;
  let skippedMs = 0;
  // What only loops in the background wait for does not keep the clock from jumping over an idle time.
  const [foreground, background] = [createQueue(), createQueue()];

  function schedule(ms: number, run: () => unknown, process: Process | null = null, loop = false): Task {
    order += 1;
    const task = { at: now + Math.max(0, ms), order, process, run, over: false };
    (loop ? background : foreground).push(task);
    return task;
  }

  function take(): Task | undefined {
    const [next, loop] = [foreground.peek(), background.peek()];
    const isLoop = loop !== undefined && (next === undefined || loop.at < next.at);
    const taken = isLoop ? loop : next;
    if (taken) (isLoop ? background : foreground).pop();
    return taken;
  }

  return {
    now: () => now,
    steps: () => steps,
    schedule,
    /** A stream of chance that depends only on the seed and its name. */
    stream: (name: string) => random(seedOf(`${seed} ${name}`)),
    /** Whether anything but loops in the background is to be done. */
    nextAt: () => foreground.peek()?.at ?? null,
    /** Jumps to a little before the next task, if that is far away, as if loops in the background had stood still. */
    skipIdle(): void {
      const at = foreground.peek()?.at;
      if (at === undefined || at - now <= IDLE_MS) return;
      const ms = at - WARM_UP_MS - now;
      background.putOff(ms);
      now += ms;
      skippedMs += ms;
    },
    /** By how much less time has passed for loops in the background. */
    skippedMs: () => skippedMs,
    /** Runs one task; false if there is none. */
    async step(): Promise<boolean> {
      const task = take();
      if (!task) return false;
      now = Math.max(now, task.at);
      const { process } = task;
      if (process?.state === 'dead') return true;
      if (process?.state === 'frozen') {
        process.held.push(task);
        return true;
      }
      task.over = true;
      steps += 1;
      await task.run();
      do await settled();
      while (busy > 0);
      return true;
    },
    /** Everything held goes on, in its order. */
    thaw(process: Process): void {
      if (process.state !== 'frozen') return;
      process.state = 'runs';
      for (const task of process.held.splice(0)) {
        task.at = now;
        if (!task.over) foreground.push(task);
      }
    },
  };
}

export function createProcess(name: string): Process {
  return { name, state: 'runs', held: [], onEnd: [] };
}

export function endProcess(process: Process): void {
  process.state = 'dead';
  process.held.length = 0;
  for (const end of process.onEnd.splice(0)) end();
}

export const as = <T>(actor: Actor, work: () => T): T => actors.run(actor, work);

const NOBODY: Actor = { process: null, next: () => 0.5 };

export const actor = (): Actor => actors.getStore() ?? NOBODY;

/** Waits in virtual time, as the process of the caller. */
export function sleepOn(clock: Clock, ms: number, loop = false): Promise<void> {
  const { process } = actor();
  return new Promise((resolve) => clock.schedule(ms, resolve, process, loop));
}

type Timer = { task: Task; unref(): Timer; ref(): Timer; hasRef(): boolean; [Symbol.toPrimitive](): number };

/** The clock that the globals show; set once a run. */
let shown: Clock | null = null;
/** Inside a workflow, time is that of its task. */
let frozenAt: number | null = null;

export function stopTime(at: number | null): void {
  frozenAt = at;
}

function timerOf(task: Task): Timer {
  const timer: Timer = {
    task,
    unref: () => timer,
    ref: () => timer,
    hasRef: () => true,
    [Symbol.toPrimitive]: () => task.order,
  };
  return timer;
}

function startTimer(run: (...given: unknown[]) => unknown, ms = 0, ...given: unknown[]): Timer {
  const clock = shown as Clock;
  return timerOf(
    clock.schedule(
      ms,
      AsyncLocalStorage.bind(() => run(...given)),
      actor().process,
    ),
  );
}

function startInterval(run: (...given: unknown[]) => unknown, ms = 0, ...given: unknown[]): Timer {
  const clock = shown as Clock;
  const { process } = actor();
  const tick = AsyncLocalStorage.bind(() => {
    timer.task = again();
    run(...given);
  });
  const again = () => clock.schedule(ms, tick, process, true);
  const timer = timerOf(again());
  return timer;
}

function stopTimer(timer: Timer | undefined): void {
  if (timer?.task) timer.task.over = true;
}

/** From now on the globals of this process show the clock. */
export function showClock(clock: Clock): void {
  shown = clock;
  Date.now = () => frozenAt ?? clock.now();
  performance.now = () => clock.now() - START;
  Object.assign(globalThis, {
    setTimeout: startTimer,
    setInterval: startInterval,
    clearTimeout: stopTimer,
    clearInterval: stopTimer,
  });
}

/** `setTimeout` of `node:timers/promises` on the clock. */
export function sleep<T>(
  ms: number,
  value?: T,
  { signal, ref = true }: { signal?: AbortSignal; ref?: boolean } = {},
): Promise<T> {
  const clock = shown as Clock;
  return new Promise((resolve, reject) => {
    const aborted = () => reject(new DOMException('aborted', 'AbortError'));
    if (signal?.aborted) return aborted();
    const task = clock.schedule(ms, () => resolve(value as T), actor().process, !ref);
    signal?.addEventListener('abort', () => {
      task.over = true;
      aborted();
    });
  });
}
