import { actor, type Clock, type Task } from './clock.ts';
import type { Temporal } from './temporal.ts';

/** The client of one process, as far as the product uses it. */
export function createTemporalClient(clock: Clock, temporal: Temporal) {
  let deadline = Infinity;

  /** A call that reaches the server after some time and is answered after some more. */
  function call<T>(work: () => T): Promise<T> {
    const { process } = actor();
    const [there, back] = [temporal.latency(), temporal.latency()];
    const untilDeadline = Math.max(0, deadline - clock.now());
    return new Promise((resolve, reject) => {
      const late: Task = clock.schedule(
        untilDeadline,
        () => reject(new Error('4 DEADLINE_EXCEEDED')),
        process,
      );
      clock.schedule(there, () => {
        if (temporal.isDown()) return;
        const result = work();
        clock.schedule(
          back,
          () => {
            late.over = true;
            resolve(result);
          },
          process,
        );
      });
    });
  }

  return {
    options: { namespace: 'default' },
    withDeadline<T>(until: number, work: () => Promise<T>): Promise<T> {
      deadline = until;
      return work();
    },
    workflow: {
      signalWithStart: (
        _name: string,
        { workflowId, taskQueue }: { workflowId: string; taskQueue: string },
      ) => call(() => temporal.signalWithStart(workflowId, taskQueue)),
      getHandle: (workflowId: string) => ({
        terminate: () => call(() => temporal.terminate(workflowId)),
      }),
    },
    workflowService: {
      resetStickyTaskQueue: ({ execution }: { execution: { workflowId: string } }) =>
        call(() => temporal.forgetSticky(execution.workflowId)),
    },
  };
}
