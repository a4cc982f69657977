import { afterAll, beforeAll, expect, test } from 'vitest';
import { live } from '../../../test/credentials/support/issuing.ts';
import { RULES_OPTIONS, setRules } from '../../../test/credentials/support/rules.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import { collectingLogger } from '../../../test/support/collecting-logger.ts';
import { startCredentialRules } from '../../services/credentials/follow-rules.ts';

let edge: Edge;
beforeAll(async () => {
  // Metrics are read a minute after everything.
  edge = await startEdge({ now: () => new Date(Date.now() + 60_000) });
});
afterAll(() => edge.stop());

async function lags(): Promise<Record<string, number>> {
  const text = await (await edge.request('/metrics')).text();
  const found = text.matchAll(/^touchstone_(webhook|credential_rules)_lag_seconds (\S+)$/gmu);
  return Object.fromEntries([...found].map(([, name, value]) => [name, Number(value)]));
}

test('changes that webhooks and rules did not get yet show as lag, until they are followed', async () => {
  expect(await lags()).toEqual({ webhook: 0, credential_rules: 0 });
  const body = JSON.stringify({ url: 'https://1.1.1.1/', kinds: ['award'] });
  const headers = { 'content-type': 'application/json' };
  expect((await edge.request('/v1/webhooks/late', { method: 'PUT', body, headers })).status).toBe(201);
  await live(edge.store, 'maya', { completions: 0, turns: 1 });
  const before = await lags();
  for (const name of ['webhook', 'credential_rules']) {
    expect(before[name], name).toBeGreaterThanOrEqual(59);
    expect(before[name], name).toBeLessThan(120);
  }
  // Without rules a worker passes over the changes; without a sender the webhook waits on.
  const { logger } = collectingLogger();
  const rules = startCredentialRules({ store: edge.store, logger, ...RULES_OPTIONS });
  await expect.poll(lags).toEqual({ webhook: expect.any(Number), credential_rules: 0 });
  expect((await lags())['webhook']).toBeGreaterThanOrEqual(59);
  // Rules that cannot be applied, here without an issuer, do not pass over changes.
  await setRules(edge.store, [{ kind: 'level', level: 2 }]);
  await live(edge.store, 'maya', { completions: 0, turns: 1 });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await lags())['credential_rules']).toBeGreaterThanOrEqual(59);
  await rules.stop();
});
