import type { Dependencies } from '../environment.ts';

/** Updates the gauges of webhooks. They keep their last values while Postgres is down. */
export async function measureWebhooks({
  store,
  metrics,
  now,
}: Pick<Dependencies<'webhooks'>, 'store' | 'metrics' | 'now'>): Promise<void> {
  const found = await store.webhooks.oldest().catch(() => null);
  if (!found) return;
  const { oldest, disabled } = found;
  metrics.webhooks.lagSeconds.set(oldest === null ? 0 : Math.max(0, (now().getTime() - oldest) / 1000));
  metrics.webhooks.disabled.set(disabled);
}
