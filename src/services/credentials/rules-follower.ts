import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import type { Policy } from '../../core/policy.ts';
import { tenantPrefix } from '../../core/tenant.ts';
import { errorFields } from '../../http/problems/error-fields.ts';
import type { Position } from '../../store/changes/read-changes.ts';
import type { RuledLearner } from '../../store/credentials/by-rule.ts';
import { LearnerAway } from '../../store/moves/learner-away.ts';
import type { Store } from '../../store/store.ts';
import { createApplyRules, type RulesStore } from './apply-rules.ts';
import { openSigners } from './issuer-keys.ts';

const LEASE_MS = 30_000;
/** How often a worker looks whether any policy has rules, and whether it can sign. */
const LOOK_MS = 5000;
const PAGE = 100;
/** Learners for whom credentials are made at the same time. */
const AT_ONCE = 2;
/** Failures in a row after which a learner is left out until the next change, so that the others do not wait for it. */
const MOST_FAILURES = 5;

export type FollowOptions = {
  store: RulesStore & Pick<Store, 'changes' | 'policies'>;
  logger: Logger;
  secret: () => string | undefined;
  lookMs?: number;
  leaseMs?: number;
};

/** Applies a policy’s rules to a learner and logs what they did. Throws if it is to be tried again. */
function createPatientApply({ store, logger, secret }: FollowOptions) {
  const apply = createApplyRules(store, secret);
  const failures = new Map<number, number>();
  return async (learner: RuledLearner, policy: Policy): Promise<void> => {
    const { no, id } = learner;
    try {
      for (const { action, ...applied } of await apply(learner, policy))
        logger.info({ learner: id, ...applied }, `credential ${action} by rule`);
      failures.delete(no);
    } catch (error) {
      if (error instanceof LearnerAway) return;
      const count = (failures.get(no) ?? 0) + 1;
      failures.set(no, count);
      if (count < MOST_FAILURES) throw error;
      failures.delete(no);
      logger.error({ learner: id, ...errorFields(error as Error) }, 'rules for credentials not applied');
    }
  };
}

/** Whether any policy has rules. */
async function hasRules({ credentials, policies }: FollowOptions['store']): Promise<boolean> {
  const owners = await credentials.owners();
  const active = await policies.activeOf(owners);
  return owners.some((owner) => (active(owner).credentials ?? []).length > 0);
}

/** Why nothing can be issued; null if it can. */
async function obstacleOf({ store, secret }: FollowOptions): Promise<string | null> {
  if (!(await store.issuer.find())) return 'no issuer';
  return (await openSigners(store, secret())) ? null : 'ISSUER_SECRET does not open the issuer’s keys';
}

/**
 * Follows the changes for the rules. `follow` goes through all that are there, if this worker has the claim, any policy has
 * rules and the issuer can sign; it throws if something has to be tried again.
 */
export function createRulesFollower(options: FollowOptions) {
  const { store, logger, lookMs = LOOK_MS, leaseMs = LEASE_MS } = options;
  const { credentials, changes: feed, policies } = store;
  const claim = { worker: randomUUID(), leaseMs };
  const apply = createPatientApply(options);
  let position: Position | null = null;
  let lookedAt = -Infinity;
  let warnedOf: string | null = null;

  /** Stores a new position; null once the claim is lost. */
  async function moveTo(next: Position): Promise<void> {
    position = (await credentials.saveFollowed(claim, next)) ? next : null;
  }

  async function release(): Promise<void> {
    position = null;
    await credentials.releaseFollowing(claim.worker);
  }

  /** Claims the position, unless there is nothing to do for a worker or for this one. */
  async function look(): Promise<void> {
    const claimed = await credentials.claimFollowing(claim);
    position = claimed?.position ?? null;
    if (!claimed) return;
    // Read before the policies, so that no change after a new rule is passed over.
    const end = await feed.end();
    if (claimed.restored) await moveTo(end);
    if (!(await hasRules(store))) {
      await moveTo(end);
      position = null;
      return;
    }
    const obstacle = await obstacleOf(options);
    if (obstacle !== null && obstacle !== warnedOf)
      logger.warn(`rules of the policy issue no credentials: ${obstacle}`);
    warnedOf = obstacle;
    if (obstacle !== null) await release();
  }

  /** Goes through the next changes; whether more follow at once. */
  async function page(from: Position): Promise<boolean> {
    const { changes, end } = await feed.read(from, PAGE);
    if (changes.length === 0) {
      position = end;
      return false;
    }
    const isFull = changes.length === PAGE;
    const learners = await credentials.ruled([...new Set(changes.map(({ learner }) => learner))]);
    const active = await policies.activeOf([...new Set(learners.map(({ id }) => tenantPrefix(id)))]);
    const atOnce = pLimit(AT_ONCE);
    const applied = await Promise.allSettled(
      learners.map((learner) => atOnce(() => apply(learner, active(tenantPrefix(learner.id))))),
    );
    for (const one of applied) if (one.status === 'rejected') throw one.reason;
    await moveTo(isFull ? (changes.at(-1) as Position) : end);
    return isFull;
  }

  return {
    async follow(signal: AbortSignal): Promise<void> {
      if (performance.now() - lookedAt >= lookMs) {
        lookedAt = performance.now();
        await look();
      }
      while (position !== null && !signal.aborted && (await page(position)));
    },
    release,
  };
}
