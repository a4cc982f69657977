import type { Dependencies } from '../environment.ts';

/** Updates the gauges of what follows the changes. They keep their last values while Postgres is down. */
export async function measureLags({
  store,
  metrics,
  now,
}: Pick<Dependencies<'webhooks' | 'credentials'>, 'store' | 'metrics' | 'now'>): Promise<void> {
  const secondsSince = (at: number | null): number =>
    at === null ? 0 : Math.max(0, (now().getTime() - at) / 1000);
  const [webhooks, unfollowed] = await Promise.all([
    store.webhooks.oldest().catch(() => null),
    store.credentials.oldestUnfollowed().catch(() => undefined),
  ]);
  if (webhooks) {
    metrics.webhooks.lagSeconds.set(secondsSince(webhooks.oldest));
    metrics.webhooks.disabled.set(webhooks.disabled);
  }
  if (unfollowed !== undefined) metrics.credentialRulesLag.set(secondsSince(unfollowed));
}
