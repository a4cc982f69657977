import { DOORBELL } from '../../src/workflows/ids.ts';
import { startActivity } from './temporal-activities.ts';
import type { Offer, Poller, Recorded, Run, WorkflowTask } from './temporal-types.ts';
import { actor, type Clock, type Process, type Task } from './clock.ts';
import type { Command, Job } from './workflow-instance.ts';

type Queue = { offers: Offer[]; pollers: Poller[] };

/** The server's own limits, in milliseconds. */
const TASK_MS = 10_000;
const STICKY_MS = 10_000;
/** A worker that did not poll for this time gets no more sticky tasks. */
const UNAVAILABLE_MS = 10_000;
const POLL_MS = 60_000;

/** The queue of the workflow tasks, beside the activities of the same name. */
export const workflowTasksOf = (queue: string) => `workflow tasks of ${queue}`;

export type Temporal = ReturnType<typeof createTemporal>;

/**
 * Temporal's delivery: one open run for a workflow id, one workflow task of a run at a time, sticky to the worker that has
 * the run in its cache; activities at least once; timeouts. A poll of a frozen worker still takes a task, as it does on a
 * real server. `lost`: a run ended right after its ring.
 */
export function createTemporal(clock: Clock, lost: () => void) {
  const runs = new Map<string, Run>();
  const queues = new Map<string, Queue>();
  const gone = new Map<Process, number>();
  /** How many of a workflow's next rings come to nothing. */
  const doomed = new Map<string, number>();
  let downUntil = 0;
  let numbers = 0;

  const isDown = () => clock.now() < downUntil;
  const latency = () => 0.5 + actor().next() * 4;

  /** Something the server does by itself, which waits while it is down. */
  function later(ms: number, run: () => void, loop = false): Task {
    function act(): void {
      if (isDown()) clock.schedule(downUntil - clock.now() + 50, act);
      else run();
    }
    return clock.schedule(ms, act, null, loop);
  }

  function queueOf(name: string): Queue {
    const queue = queues.get(name) ?? { offers: [], pollers: [] };
    queues.set(name, queue);
    return queue;
  }

  function match(queue: Queue): void {
    while (queue.offers.length > 0 && queue.pollers.length > 0) {
      const offer = queue.offers.shift() as Offer;
      if (!offer.isOpen()) continue;
      offer.take(queue.pollers.shift() as Poller);
    }
  }

  function offer(name: string, one: Offer): void {
    const queue = queueOf(name);
    queue.offers.push(one);
    match(queue);
  }

  function poll(name: string, poller: Poller): void {
    if (poller.process.state === 'dead') return;
    const queue = queueOf(name);
    queue.pollers.push(poller);
    match(queue);
  }

  /** Hands something to a worker, which polls again as soon as it has it. */
  function hand(name: string, poller: Poller, work: () => void): void {
    clock.schedule(
      latency(),
      () => {
        later(latency(), () => poll(name, poller));
        work();
      },
      poller.process,
    );
  }

  function startTask(task: WorkflowTask): void {
    const { run } = task;
    task.taken = run.inbox.length;
    run.historyLength += 2;
    task.timeout = later(TASK_MS, () => {
      if (run.task !== task) return;
      run.task = null;
      run.sticky = null;
      run.historyLength += 1;
      scheduleTask(run);
    });
  }

  function scheduleTask(run: Run): void {
    if (!run.open || run.task) return;
    const task: WorkflowTask = { run, taken: 0, timeout: null };
    run.task = task;
    const isOpen = () => run.open && run.task === task;
    const { sticky } = run;
    const queue = workflowTasksOf(run.queue);
    const onNormalQueue = () =>
      offer(queue, {
        isOpen,
        take(poller) {
          startTask(task);
          hand(queue, poller, () => poller.workflow(task));
        },
      });
    if (!sticky || clock.now() - (gone.get(sticky.process) ?? Infinity) > UNAVAILABLE_MS)
      return onNormalQueue();
    if (sticky.process.state === 'dead') {
      later(STICKY_MS, () => {
        run.sticky = null;
        if (isOpen()) onNormalQueue();
      });
      return;
    }
    startTask(task);
    clock.schedule(latency(), () => sticky.workflow(task), sticky.process);
  }

  function happened(run: Run, job: Job, events: number): void {
    if (!run.open) return;
    run.inbox.push(job);
    run.historyLength += events;
    scheduleTask(run);
  }

  function open(workflowId: string, queue: string, continued?: string): Run {
    numbers += 1;
    const run: Run = {
      id: `run-${numbers}`,
      workflowId,
      continued,
      queue,
      open: true,
      history: [],
      historyLength: 1,
      inbox: [],
      task: null,
      sticky: null,
      timers: new Map(),
    };
    runs.set(workflowId, run);
    return run;
  }

  function close(run: Run): void {
    run.open = false;
    if (runs.get(run.workflowId) === run) runs.delete(run.workflowId);
    for (const timer of run.timers.values()) timer.over = true;
  }

  const delivery = { later, latency, offer, hand, happened };

  function obey(run: Run, command: Command): void {
    switch (command.kind) {
      case 'timer':
        run.historyLength += 1;
        run.timers.set(
          command.seq,
          later(command.ms, () => {
            if (run.timers.delete(command.seq)) happened(run, { kind: 'fired', seq: command.seq }, 1);
          }),
        );
        return;
      case 'cancelled': {
        const timer = run.timers.get(command.seq);
        if (timer) timer.over = true;
        run.timers.delete(command.seq);
        run.historyLength += 1;
        return;
      }
      case 'activity':
        run.historyLength += 1;
        return startActivity(delivery, run, command);
      case 'local':
        run.historyLength += 1;
        return;
      case 'continued': {
        close(run);
        return scheduleTask(open(run.workflowId, run.queue, run.id));
      }
      case 'completed':
      case 'failed':
        return close(run);
    }
  }

  /** A worker has done a workflow task. False if the server no longer waited for it: the worker must forget the run. */
  function complete(task: WorkflowTask, by: Poller, turns: Recorded[], commands: Command[]): boolean {
    const { run } = task;
    if (!run.open || run.task !== task) return false;
    if (task.timeout) task.timeout.over = true;
    run.task = null;
    const ends = commands.some(({ kind }) => kind === 'continued' || kind === 'completed');
    if (ends && run.inbox.length > task.taken) {
      // Nothing that happened meanwhile may be lost with the run: the task is done again with it.
      run.sticky = null;
      scheduleTask(run);
      return false;
    }
    run.history.push(...turns);
    run.inbox.splice(0, task.taken);
    run.sticky = by;
    run.historyLength += 1;
    for (const command of commands) obey(run, command);
    if (run.inbox.length > 0) scheduleTask(run);
    return true;
  }

  function signalWithStart(workflowId: string, queue: string): void {
    const run = runs.get(workflowId) ?? open(workflowId, queue);
    happened(run, { kind: 'signal' }, 1);
    const rings = doomed.get(workflowId) ?? 0;
    if (rings === 0) return;
    doomed.set(workflowId, rings - 1);
    close(run);
    lost();
  }

  return {
    runs,
    isDown,
    later,
    latency,
    poll,
    complete,
    signalWithStart,
    signal: DOORBELL,
    /** Gives a worker that still runs more time for a workflow task, as its heartbeats do. */
    extend(task: WorkflowTask): void {
      if (task.run.task === task && task.timeout && !task.timeout.over) {
        task.timeout.over = true;
        const { taken } = task;
        startTask(task);
        task.taken = taken;
        task.run.historyLength -= 2;
      }
    },
    forgetSticky(workflowId: string): void {
      const run = runs.get(workflowId);
      if (run) run.sticky = null;
    },
    terminate(workflowId: string, rings = 0): boolean {
      doomed.set(workflowId, rings);
      const run = runs.get(workflowId);
      if (run) close(run);
      return run !== undefined;
    },
    goDown(ms: number): void {
      downUntil = clock.now() + ms;
    },
    /** Its database is gone, and with it every run. What workers have under way goes on. */
    loseEverything(): void {
      for (const run of runs.values()) close(run);
      for (const queue of queues.values()) queue.offers.length = 0;
    },
    /** The polls of a frozen worker end one after the other within a minute; it polls again when it goes on. */
    endPollsOf(process: Process, next: () => number): void {
      for (const [name, queue] of queues)
        for (const poller of queue.pollers.filter((one) => one.process === process))
          later(next() * POLL_MS, () => {
            const at = queue.pollers.indexOf(poller);
            if (at < 0 || process.state !== 'frozen') return;
            queue.pollers.splice(at, 1);
            clock.schedule(0, () => poll(name, poller), process);
          });
    },
    /** The polls of a process that ended. */
    forget(process: Process): void {
      gone.set(process, clock.now());
      for (const queue of queues.values())
        queue.pollers = queue.pollers.filter((one) => one.process !== process);
    },
  };
}
