import { ContinueAsNew, current } from '../workflow-instance.ts';

// What the workflows import from the SDK, over the simulated delivery.

export const ActivityCancellationType = { ABANDON: 'ABANDON' } as const;
export const ParentClosePolicy = { ABANDON: 'ABANDON' } as const;

type Call = (...given: unknown[]) => Promise<unknown>;

const proxy = (kind: 'activity' | 'local') => (options: object) =>
  new Proxy(
    {},
    {
      get:
        (_target, name: string): Call =>
        (...given) =>
          current().start({ kind, name, given, options }),
    },
  );

export const proxyActivities = proxy('activity');
export const proxyLocalActivities = proxy('local');

export const defineSignal = (name: string) => name;

export function setHandler(_signal: string, handler: () => void): void {
  current().onSignal(handler);
}

export const workflowInfo = () => current().info();

export const condition = (holds: () => boolean, timeout?: number): Promise<boolean> =>
  current().condition(holds, timeout);

export async function continueAsNew(): Promise<never> {
  throw new ContinueAsNew('continue as new');
}

export async function startChild(): Promise<never> {
  throw new Error('only runs of earlier releases start children');
}
