import type { Client } from '@temporalio/client';
import type { Config } from '../config.ts';
import { configuredOutages } from '../http/operations/judge-outages.ts';
import { UnknownState } from '../http/operations/unknown-state.ts';
import { missingMigrations } from '../store/missing-migrations.ts';
import type { Store } from '../store/store.ts';
import { judgeQueue, learnerQueue } from '../workflows/ids.ts';
import { judgeServersOf, requireAnswers } from './judge-servers.ts';
import { requireNamespace, TemporalError } from './require-namespace.ts';
import type { TemporalOptions } from './temporal-connection.ts';

const WITHIN_MS = 1000;
/** Temporal's numbers for the kinds of task queues. */
const [WORKFLOW, ACTIVITY] = [1, 2];

export type Check = () => Promise<void>;

export type CheckDependencies = {
  store: Pick<Store, 'database' | 'epoch' | 'workers' | 'judges'>;
  client: Client;
  temporal: TemporalOptions;
  config: Pick<Config, 'judgeModel' | 'judgeBaseUrl'>;
};

/** What a process needs besides Postgres, by name. A check rejects with what is wrong, or with `UnknownState`. */
export function createChecks(deps: CheckDependencies): Record<string, Check> {
  const { store, client, temporal, config } = deps;
  const namespace = sharedFor(500, () => requireNamespace(client.connection, temporal, WITHIN_MS));
  const isMissing = (error: unknown) => error instanceof TemporalError && error.isMissingNamespace;
  const judges = judgeNamesOf(config);
  return {
    schema: () => requireSchema(store),
    temporal: () =>
      namespace().catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      }),
    namespace: () =>
      namespace().catch((error: unknown) => {
        throw isMissing(error) ? error : new UnknownState('Temporal does not answer');
      }),
    async worker() {
      const running = await store.workers.running().catch(unknown);
      if (running === 0)
        throw new Error('no worker reported in the last 8 s: start one with `touchstone worker`');
      if (await namespace().then(isTrue, isFalse)) await requirePollers(deps);
    },
    ...(judges.length > 0 && {
      async judge() {
        const outages = await configuredOutages(store, judges).catch(unknown);
        if (outages.length > 0)
          throw new Error(outages.map(({ judge, code }) => `${judge} failed with ${code}`).join(', '));
        await requireAnswers(judgeServersOf(config), WITHIN_MS);
      },
    }),
  };
}

/** The configured models; none for the offline judge, which is part of the product. */
export function judgeNamesOf({ judgeModel }: Pick<Config, 'judgeModel'>): string[] {
  return judgeModel === 'offline' ? [] : judgeModel.split(',').map((name) => name.trim());
}

const isTrue = () => true;
const isFalse = () => false;

function unknown(): never {
  throw new UnknownState('Postgres does not answer');
}

async function requireSchema({ database }: Pick<Store, 'database'>): Promise<void> {
  const missing = await missingMigrations(database).catch((error: { code?: string }) => {
    // Class 42: the table does not exist, or the role may not read it.
    if (error.code?.startsWith('42')) return ['all migrations'];
    throw new UnknownState('Postgres does not answer');
  });
  if (missing.length > 0) throw new Error(`the schema lacks ${missing.at(-1)}: run \`touchstone migrate\``);
}

/** Rejects if the workers that report poll other queues: they use another Temporal or namespace. */
async function requirePollers({ store, client, temporal }: CheckDependencies): Promise<void> {
  const epoch = await store.epoch().catch(unknown);
  const queues = [
    { name: learnerQueue(epoch), taskQueueType: WORKFLOW },
    { name: judgeQueue(epoch), taskQueueType: ACTIVITY },
  ];
  await Promise.all(
    queues.map(async ({ name, taskQueueType }) => {
      const described = await client
        .withDeadline(Date.now() + WITHIN_MS, () =>
          client.workflowService.describeTaskQueue({
            namespace: temporal.namespace,
            taskQueue: { name },
            taskQueueType,
          }),
        )
        .catch(() => null);
      if (described?.pollers?.length === 0)
        throw new Error(
          `no worker polls the task queue ${name}: workers must use the same Temporal and namespace`,
        );
    }),
  );
}

/** Shares one running call, and its result for `ms`, between callers. */
function sharedFor(ms: number, call: () => Promise<void>): () => Promise<void> {
  let last: { at: number; result: Promise<void> } | undefined;
  return () => {
    if (last === undefined || performance.now() - last.at > ms) {
      last = { at: performance.now(), result: call() };
      last.result.catch(() => undefined);
    }
    return last.result;
  };
}
