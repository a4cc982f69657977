import { inOneStep, settled, stopTime } from './clock.ts';

/** An activity that a workflow calls, with the SDK's options. */
type Call<Kind = 'activity' | 'local'> = {
  kind: Kind;
  name: string;
  given: unknown[];
  options: object;
};
export type Started<Kind> = Call<Kind> & { seq: number };

export type Command =
  | Started<'activity'>
  | Started<'local'>
  | { kind: 'timer'; seq: number; ms: number }
  | { kind: 'cancelled'; seq: number }
  | { kind: 'continued' | 'completed' }
  | { kind: 'failed'; error: Error };

/** What happened to a run since its last activation. */
export type Job =
  | { kind: 'signal' }
  | { kind: 'resolved'; seq: number; result: unknown }
  | { kind: 'rejected'; seq: number; error: Error }
  | { kind: 'fired'; seq: number };

/** One turn of a workflow's code: what it was told, when, and how long its history was. */
export type Activation = { jobs: Job[]; at: number; historyLength: number };

/** `continuedFromExecutionRunId`: the run that this one continues as new. */
type Info = {
  workflowId: string;
  historyLength: number;
  continuedFromExecutionRunId: string | undefined;
};

/** Thrown by code that wants to go on as a new run. */
export class ContinueAsNew extends Error {}

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

let running: ReturnType<typeof createInside> | null = null;

/** The instance whose code runs now. */
export function current() {
  if (!running) throw new Error('no workflow is running');
  return running;
}

/** What the code of one instance can do. */
function createInside(workflowId: string, continued: string | undefined) {
  const commands: Command[] = [];
  const waiting = new Map<number, Waiting>();
  const conditions = new Set<{ holds: () => boolean; met: () => void }>();
  let handler: (() => void) | null = null;
  let seqs = 0;
  let historyLength = 0;

  function wait<T>(command: (seq: number) => Command): { seq: number; promise: Promise<T> } {
    const seq = ++seqs;
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    waiting.set(seq, { resolve: resolve as Waiting['resolve'], reject });
    commands.push(command(seq));
    return { seq, promise };
  }

  return {
    commands,
    conditions,
    start: (call: Call): Promise<unknown> => wait((seq) => ({ ...call, seq })).promise,
    onSignal(run: () => void): void {
      handler = run;
    },
    info: (): Info => ({ workflowId, historyLength, continuedFromExecutionRunId: continued }),
    async condition(holds: () => boolean, ms?: number): Promise<boolean> {
      const timer = ms === undefined ? null : wait<void>((seq) => ({ kind: 'timer', seq, ms }));
      const met = new Promise<boolean>((resolve) => {
        if (holds()) return resolve(true);
        const one = { holds, met: () => resolve(conditions.delete(one)) };
        conditions.add(one);
      });
      if (!timer) return met;
      const isMet = await Promise.race([met, timer.promise.then(() => false)]);
      if (isMet && waiting.delete(timer.seq)) commands.push({ kind: 'cancelled', seq: timer.seq });
      return isMet;
    },
    /** Tells the code what happened. A timer that was cancelled meanwhile is no longer waited for. */
    apply(job: Job): void {
      if (job.kind === 'signal') return handler?.();
      const one = waiting.get(job.seq);
      waiting.delete(job.seq);
      if (job.kind === 'rejected') one?.reject(job.error);
      else one?.resolve(job.kind === 'resolved' ? job.result : undefined);
    },
    setHistoryLength(length: number): void {
      historyLength = length;
    },
  };
}

export type Instance = ReturnType<typeof createInstance>;

/** One workflow in the cache of a worker: its code, and how many activations it has seen. */
export function createInstance(
  { workflowId, continued }: { workflowId: string; continued: string | undefined },
  main: () => Promise<unknown>,
) {
  const inside = createInside(workflowId, continued);
  let begun = false;
  let seen = 0;

  async function unblock(): Promise<void> {
    await settled();
    for (;;) {
      const one = [...inside.conditions].find(({ holds }) => holds());
      if (!one) return;
      one.met();
      await settled();
    }
  }

  function begin(): void {
    begun = true;
    main().then(
      () => inside.commands.push({ kind: 'completed' }),
      (error: Error) =>
        inside.commands.push(
          error instanceof ContinueAsNew ? { kind: 'continued' } : { kind: 'failed', error },
        ),
    );
  }

  return {
    seen: () => seen,
    /** Runs the code until it waits again, and returns its new commands. */
    activate: (activation: Activation): Promise<Command[]> => inOneStep(() => turn(activation)),
  };

  async function turn({ jobs, at, historyLength }: Activation): Promise<Command[]> {
    running = inside;
    stopTime(at);
    inside.setHistoryLength(historyLength);
    try {
      if (!begun) begin();
      // As the SDK does it: signals first.
      const ordered = jobs.toSorted((a, b) => Number(b.kind === 'signal') - Number(a.kind === 'signal'));
      await unblock();
      for (const job of ordered) {
        inside.apply(job);
        await unblock();
      }
    } finally {
      running = null;
      stopTime(null);
    }
    seen += 1;
    return inside.commands.splice(0);
  }
}
