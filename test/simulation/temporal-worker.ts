import { as, inOneStep, sleepOn, type Clock, type Process } from './clock.ts';
import { inAttempt } from './stand-ins/activity.ts';
import { msOf, pauseBefore, type ActivityOptions } from './temporal-activities.ts';
import type { Attempt, Poller, Recorded, WorkflowTask } from './temporal-types.ts';
import { workflowTasksOf, type Temporal } from './temporal.ts';
import { createInstance, type Command, type Instance, type Job, type Started } from './workflow-instance.ts';

type ActivityFunctions = Record<string, (...given: never[]) => Promise<unknown>>;

export type SimulatedWorker = {
  clock: Clock;
  temporal: Temporal;
  process: Process;
  /** The queue of workflow tasks and some activities, and those of other activities. */
  queue: string;
  others: readonly string[];
  workflow: () => Promise<unknown>;
  activities: ActivityFunctions;
  wrong: (what: string) => void;
};

const POLLS = 4;
const EXTEND_MS = 8000;

/** What may stand in a history: numbers and marks, never words. */
const isPlain = (value: unknown): boolean =>
  value === null || value === undefined || ['number', 'boolean'].includes(typeof value)
    ? true
    : typeof value === 'object' && Object.values(value).every(isPlain);

const madeOf = (commands: Command[]) =>
  commands.map((command) => `${command.kind} ${'name' in command ? command.name : ''}`).join(',');

/** Runs workflow tasks and activities of the product as a worker of the SDK does. */
export function startTemporalWorker(worker: SimulatedWorker): void {
  const { clock, temporal, process, queue, others, activities } = worker;
  const cache = new Map<string, Instance>();

  async function call(name: string, given: unknown[]): Promise<unknown> {
    const activity = activities[name] as (...given: unknown[]) => Promise<unknown>;
    try {
      const result = await activity(...given);
      if (!isPlain(result)) worker.wrong(`invariant 10: ${name} answers ${JSON.stringify(result)}`);
      return result;
    } catch (error) {
      const { message } = error as Error;
      if (!/^\w+$/.test(message)) worker.wrong(`invariant 10: ${name} fails with "${message}"`);
      throw error;
    }
  }

  /** The code of a run, as the recorded turns left it. */
  async function instanceOf({ run }: WorkflowTask): Promise<Instance> {
    const cached = cache.get(run.id);
    if (cached && cached.seen() === run.history.length) return cached;
    const instance = createInstance(run, worker.workflow);
    await inOneStep(async () => {
      for (const turn of run.history) {
        const made = madeOf(await instance.activate(turn));
        if (made !== turn.made)
          worker.wrong(`a replay of ${run.workflowId} makes "${made}" instead of "${turn.made}"`);
      }
    });
    cache.set(run.id, instance);
    return instance;
  }

  /** One call of a local activity, tried again within its time. */
  async function runLocal(command: Started<'local'>): Promise<Job> {
    const { seq, name, given } = command;
    const options = command.options as ActivityOptions;
    const late = sleepOn(clock, msOf(options.scheduleToCloseTimeout) ?? Infinity).then(() => 'late' as const);
    const context = { heartbeat: () => undefined, cancellationSignal: new AbortController().signal };
    for (let number = 1; ; number += 1) {
      const attempt = inAttempt(context, () => call(name, given)).then(
        (result): Job => ({ kind: 'resolved', seq, result }),
        (error: Error): Job => ({ kind: 'rejected', seq, error }),
      );
      const ended = await Promise.race([attempt, late]);
      if (ended === 'late') return { kind: 'rejected', seq, error: new Error(`${name} took too long`) };
      if (ended.kind === 'resolved') return ended;
      const pause = pauseBefore(number + 1, options.retry);
      if (pause === null) return ended;
      if ((await Promise.race([sleepOn(clock, pause), late])) === 'late') return ended;
    }
  }

  async function doTask(task: WorkflowTask): Promise<void> {
    const { run } = task;
    if (!run.open || run.task !== task) return;
    const { historyLength } = run;
    const instance = await instanceOf(task);
    const extending = setInterval(() => temporal.extend(task), EXTEND_MS);
    const [turns, commands]: [Recorded[], Command[]] = [[], []];
    const locals = new Set<Promise<Job>>();
    const ended: Job[] = [];
    let jobs = run.inbox.slice(0, task.taken);
    for (;;) {
      const turn = { jobs, at: clock.now(), historyLength };
      const made = await instance.activate(turn);
      turns.push({ ...turn, made: madeOf(made) });
      commands.push(...made);
      for (const command of made) {
        if (command.kind !== 'local') continue;
        const local = runLocal(command);
        locals.add(local);
        void local.then((job) => {
          locals.delete(local);
          ended.push(job);
        });
      }
      if (locals.size === 0 && ended.length === 0) break;
      if (ended.length === 0) await Promise.race(locals);
      jobs = ended.splice(0);
    }
    clearInterval(extending);
    temporal.later(temporal.latency(), () => {
      if (!temporal.complete(task, poller, turns, commands) && cache.get(run.id) === instance)
        cache.delete(run.id);
    });
  }

  async function attempt(one: Attempt): Promise<void> {
    if (!one.isOpen()) return;
    const cancelled = new AbortController();
    const context = {
      heartbeat() {
        if (one.isOpen()) one.heartbeat();
        else cancelled.abort();
      },
      cancellationSignal: cancelled.signal,
    };
    await inAttempt(context, () => call(one.name, one.given)).then(one.resolve, one.reject);
  }

  const inside = (name: string, work: () => Promise<void>) =>
    as({ process, next: clock.stream(name) }, () => void work());
  const poller: Poller = {
    process,
    workflow: (task) =>
      inside(`task ${task.run.id} ${process.name} ${task.run.history.length}`, () => doTask(task)),
    activity: (one) =>
      inside(`activity ${one.name} ${one.learner} ${process.name} ${clock.now()}`, () => attempt(one)),
  };
  process.onEnd.push(() => temporal.forget(process));
  for (const name of [workflowTasksOf(queue), queue, ...others])
    for (let polls = 0; polls < POLLS; polls += 1) temporal.poll(name, poller);
}
