import { Worker } from '@temporalio/worker';

/**
 * A worker without a time limit on workflow code. To enforce a limit, Node starts and joins a thread in each of the
 * three or four calls of an activation, which costs more than the workflow code itself: without it, a restarted worker
 * replays nearly twice as fast. The limit only stops loops that never await, and these workflows have none.
 */
export class UnwatchedWorker extends Worker {
  protected static override createWorkflowCreator(
    ...[bundle, options, logger]: Parameters<typeof Worker.createWorkflowCreator>
  ): ReturnType<typeof Worker.createWorkflowCreator> {
    // Node takes undefined as no limit; the SDK's type allows only numbers.
    const unlimited = { ...options, isolateExecutionTimeoutMs: undefined as unknown as number };
    return super.createWorkflowCreator(bundle, unlimited, logger);
  }
}
