import { Worker } from '@temporalio/worker';

/**
 * A worker that sets no time limit on workflow code. For a limit Node starts and joins a thread at each of the three or four
 * calls of an activation, which costs more than our workflows' own work: without it a restarted worker replays nearly
 * twice as fast. The limit stops a loop that never awaits, and the workflows here have none.
 */
export class UnwatchedWorker extends Worker {
  protected static override createWorkflowCreator(
    ...[bundle, options, logger]: Parameters<typeof Worker.createWorkflowCreator>
  ): ReturnType<typeof Worker.createWorkflowCreator> {
    // Undefined is what Node takes for no limit; the SDK's own type knows only numbers.
    const unlimited = { ...options, isolateExecutionTimeoutMs: undefined as unknown as number };
    return super.createWorkflowCreator(bundle, unlimited, logger);
  }
}
