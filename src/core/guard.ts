import type { Speaker } from './event.ts';
import type { Policy } from './policy.ts';

/** Why an award is 0 XP, in order of precedence; the first match is the reason (design 5). */
const GUARDS = ['not_learner', 'empty', 'once', 'repeat', 'rate'] as const;

export type Guard = (typeof GUARDS)[number];

/** What the guards see: the event as numbered by intake, without its payload. */
export type GuardedEvent = { type: string; speaker: Speaker; words: number; textKey: string | null };

/** What lower-numbered events of the learner say about this one; "paid" means awarded without a reason. */
export type Recent = {
  /** This revision, or this completion, was paid before. */
  paidOnce: boolean;
  /** The learner said the same words in the same stage before. */
  repeated: boolean;
  /** Paid events of the type within the window on either side of this event's own time. */
  paidWithin: number;
};

/** The guard that refuses payment, or null. Unknown types are never paid, so no guard applies to them. */
export function guardOf(policy: Policy, event: GuardedEvent, recent: Recent): Guard | null {
  const rule = policy.types[event.type];
  if (!rule) return null;
  if (rule.words && event.speaker !== 'learner') return 'not_learner';
  if (rule.words && event.words === 0) return 'empty';
  if (recent.paidOnce) return 'once';
  if (recent.repeated) return 'repeat';
  if (rule.rate && recent.paidWithin >= rule.rate.max) return 'rate';
  return null;
}

/**
 * Whether an event completes a touchpoint and so gets calibrated: its type has the path `heavy` and it was paid, or it
 * repeats a completion and the learner did more work in between.
 */
export function calibrates(
  policy: Policy,
  type: string,
  guard: Guard | null,
  learnerSince: boolean,
): boolean {
  if (policy.types[type]?.path !== 'heavy') return false;
  return guard === null || (guard === 'once' && learnerSince);
}
