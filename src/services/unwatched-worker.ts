import { Worker, type WorkerOptions } from '@temporalio/worker';

/**
 * Creates a worker without a time limit on workflow code. To enforce a limit, Node starts and joins a thread in each of
 * the three or four calls of an activation, which costs more than the workflow code itself: without it, a restarted
 * worker replays nearly twice as fast. The limit only stops loops that never await, and these workflows have none.
 */
export async function createUnwatchedWorker(options: WorkerOptions): Promise<Worker> {
  let creator: { destroy(): Promise<void> } | undefined;
  class UnwatchedWorker extends Worker {
    protected static override async createWorkflowCreator(
      ...[bundle, options, logger]: Parameters<typeof Worker.createWorkflowCreator>
    ): ReturnType<typeof Worker.createWorkflowCreator> {
      // Node takes undefined as no limit; the SDK's type allows only numbers.
      const unlimited = { ...options, isolateExecutionTimeoutMs: undefined as unknown as number };
      const created = await super.createWorkflowCreator(bundle, unlimited, logger);
      creator = created;
      return created;
    }
  }
  try {
    return await UnwatchedWorker.create(options);
  } catch (error) {
    // The SDK keeps the workflow threads of a worker that it could not create.
    await creator?.destroy();
    throw error;
  }
}
