import { Hono } from 'hono';
import type { Dependencies } from '../environment.ts';
import { measureJudges } from './measure-judges.ts';
import { measureLags } from './measure-lags.ts';
import { measureWaiting } from './measure-waiting.ts';
import { metricsText } from './metrics.ts';
import { readiness } from './readiness.ts';

/** What `/livez`, `/readyz` and `/metrics` use. */
export type OperationsDependencies = Pick<
  Dependencies<'database' | 'wakes' | 'changes' | 'reads' | 'judges' | 'webhooks' | 'credentials'>,
  'store' | 'metrics' | 'health' | 'now'
>;

/** The current metrics and their content type. */
export async function currentMetrics(deps: OperationsDependencies): Promise<{ text: string; type: string }> {
  await Promise.all([measureWaiting(deps), measureJudges(deps), measureLags(deps)]);
  return { text: await metricsText(deps.metrics), type: deps.metrics.registry.contentType };
}

/** `/livez`, `/readyz` and `/metrics` without tokens, for a port that only operators reach. */
export function createOperationsApp(deps: OperationsDependencies): Hono {
  const app = new Hono();
  app.get('/livez', (c) => c.json({ live: true }));
  app.get('/readyz', async (c) => {
    const found = await readiness(deps);
    return c.json(found, found.ready ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    const { text, type } = await currentMetrics(deps);
    return c.body(text, 200, { 'content-type': type });
  });
  return app;
}
