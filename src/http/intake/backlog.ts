import type { Store } from '../../store/store.ts';
import { tooMany } from '../problems/too-many.ts';

/** A count this young is used as it is; an older one is renewed while it is used. */
const FRESH_MS = 500;
/** By tenant it is counted only while the backlog is full, and costs more. */
const FRESH_BY_TENANT_MS = 2000;
/** Of a full backlog, the share that a tenant has for itself. */
const TENANT_SHARE = 0.1;
/** An older count is not used at all. */
const STALE_MS = 5000;
const RETRY_AFTER_MS = 5000;

/**
 * Refuses events while more than `most` awards and verdicts are pending in the whole installation; 0 means no limit.
 * The pending work is counted at most twice a second, whatever the number of requests. A tenant with less than a tenth of
 * that is never refused, so no other one can fill its room.
 */
export function createBacklog(wakes: Pick<Store['wakes'], 'waiting' | 'waitingByPrefix'>, most: number) {
  let pending = 0;
  let countedAt = -Infinity;
  let counting: Promise<void> | null = null;

  async function count(): Promise<void> {
    const { events, calibrations } = await wakes.waiting();
    pending = events + calibrations;
    countedAt = performance.now();
  }

  const countOnce = (): Promise<void> =>
    (counting ??= count().finally(() => {
      counting = null;
    }));

  let byTenant: { at: number; counts: Promise<Map<string, number>> } | null = null;

  async function pendingOf(tenant: string): Promise<number> {
    if (byTenant === null || performance.now() - byTenant.at > FRESH_BY_TENANT_MS) {
      byTenant = { at: performance.now(), counts: wakes.waitingByPrefix() };
      byTenant.counts.catch(() => {
        byTenant = null;
      });
    }
    return (await byTenant.counts).get(tenant) ?? 0;
  }

  return {
    /** `tenant`: the prefix of the sender's. @throws ProblemError `backlog-full` */
    async requireRoom(tenant: string | null = null): Promise<void> {
      if (most === 0) return;
      const age = performance.now() - countedAt;
      if (age > STALE_MS) await countOnce();
      // Without Postgres the request itself fails.
      else if (age > FRESH_MS) countOnce().catch(() => undefined);
      if (pending < most) return;
      if (tenant !== null && (await pendingOf(tenant)) < most * TENANT_SHARE) return;
      const detail = `More than ${most.toLocaleString('en')} events wait for their award or verdict.`;
      throw tooMany('backlog-full', detail, RETRY_AFTER_MS);
    },
    /** Counts events that this process has just accepted. */
    add(events: number): void {
      pending += events;
    },
  };
}
