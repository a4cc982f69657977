import type { Process, Task } from './clock.ts';
import type { Activation, Job } from './workflow-instance.ts';

/** A worker as the server sees it: where it gets tasks. */
export type Poller = {
  process: Process;
  /** Works on a workflow task, and reports when it is done. */
  workflow(task: WorkflowTask): void;
  activity(attempt: Attempt): void;
};

/** A turn that was recorded: the code must make the same commands again. */
export type Recorded = Activation & { made: string };

export type Run = {
  id: string;
  workflowId: string;
  /** The run that this one continues. */
  continued: string | undefined;
  queue: string;
  open: boolean;
  history: Recorded[];
  historyLength: number;
  /** What happened since the last completed task. */
  inbox: Job[];
  task: WorkflowTask | null;
  sticky: Poller | null;
  timers: Map<number, Task>;
};

export type WorkflowTask = { run: Run; taken: number; timeout: Task | null };

/** One attempt of an activity. */
export type Attempt = {
  name: string;
  given: unknown[];
  learner: string;
  /** Whether the server still waits for it. */
  isOpen(): boolean;
  heartbeat(): void;
  resolve(result: unknown): void;
  reject(error: Error): void;
};

/** Something to do that waits for a worker. */
export type Offer = { isOpen: () => boolean; take: (poller: Poller) => void };
