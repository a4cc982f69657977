import type { PolicyBody } from './policy.ts';
import type { Snapshot } from './snapshot.ts';
import type { Verdict } from './verdict.ts';

/** What code finds worth a person's look, in the order in which it is told. */
const AUTOMATIC = ['unscored', 'tampering', 'asked', 'large_move', 'sample'] as const;

export type AutomaticReason = (typeof AUTOMATIC)[number];

/** Why a person should look; `appeal` is the learner's own asking. */
export const REVIEW_REASONS = ['appeal', ...AUTOMATIC] as const;

export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** How far a human has come with a verdict (design 3, rule 15). Never stored: read from appeals and reviews. */
export const REVIEW_STATES = ['auto', 'contested', 'upheld', 'changed'] as const;

export type ReviewState = (typeof REVIEW_STATES)[number];

/** A share of 0–1 that a hash stands for, the same whoever computes it and known to nobody before the hash exists. */
function shareOf(hash: string): number {
  return Number.parseInt(hash.slice(0, 8), 16) / 0x1_0000_0000;
}

/**
 * Why a fresh verdict should be seen by a person. A first tier is far from nothing by nature, so a large move counts
 * only once there was a tier to move from. The random sample is drawn by the calibration's own hash.
 */
export function reviewReasons(
  { sampleShare, largeMove }: PolicyBody['review'],
  verdict: Pick<Verdict, 'asksReview' | 'flags' | 'unscored'>,
  moved: { before: Snapshot; after: Snapshot },
  hash: string,
): AutomaticReason[] {
  const unscored = verdict.unscored !== null;
  const tampering = verdict.flags.includes('tampering');
  const far = moved.before.tier !== null && Math.abs(moved.after.mean - moved.before.mean) >= largeMove;
  const holds = {
    unscored,
    tampering,
    // Both of these ask for a person by themselves; the checker's own wish shows where neither does.
    asked: verdict.asksReview && !unscored && !tampering,
    large_move: far,
    sample: shareOf(hash) < sampleShare,
  };
  return AUTOMATIC.filter((reason) => holds[reason]);
}

/** What a person made of a thing, from its open appeals and its last review. A person's own verdict begins upheld. */
export function reviewState(of: {
  contested: boolean;
  decision: 'upheld' | 'changed' | 'voided' | null;
  byPerson: boolean;
}): ReviewState {
  if (of.contested) return 'contested';
  if (of.decision !== null) return of.decision === 'upheld' ? 'upheld' : 'changed';
  return of.byPerson ? 'upheld' : 'auto';
}
