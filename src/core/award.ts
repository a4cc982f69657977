import { calibrates, guardOf, type Guard, type GuardedEvent, type Recent } from './guard.ts';
import { multiplierOf, xpOf } from './ladder.ts';
import type { Policy } from './policy.ts';
import type { Snapshot } from './snapshot.ts';
import type { ShownTier } from './tier.ts';

export type Award = {
  base: number;
  /** Unrounded. */
  multiplier: number;
  xp: number;
  reason: Guard | null;
  tier: ShownTier;
  overall: number;
  /** Whether the event gets calibrated. */
  completes: boolean;
};

/** What one event earns at a snapshot: 0 with a reason under a guard, otherwise base × multiplier, half rounded up. */
export function award(
  policy: Policy,
  snapshot: Pick<Snapshot, 'tier' | 'mean'>,
  recent: Recent & { learnerSince: boolean },
  event: GuardedEvent,
): Award {
  const reason = guardOf(policy, event, recent);
  const base = policy.types[event.type]?.base ?? 0;
  const multiplier = multiplierOf(snapshot, policy.ladder);
  return {
    base,
    multiplier,
    xp: reason === null ? xpOf(base, multiplier) : 0,
    reason,
    tier: snapshot.tier ?? 'unrated',
    overall: snapshot.mean,
    completes: calibrates(policy, event.type, reason, recent.learnerSince),
  };
}
