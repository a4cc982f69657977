import type { PolicyBody } from './policy.ts';
import type { Snapshot } from './snapshot.ts';
import type { Verdict } from './verdict.ts';

/** Automatic reasons for a person to look, in the order in which they are listed. */
const AUTOMATIC = ['unscored', 'tampering', 'asked', 'held', 'large_move', 'sample'] as const;

export type AutomaticReason = (typeof AUTOMATIC)[number];

/** Why a person should look; `appeal` means that the learner asked. */
export const REVIEW_REASONS = ['appeal', ...AUTOMATIC] as const;

export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** State of human review of a verdict (design 3, rule 15). Never stored: derived from appeals and reviews. */
export const REVIEW_STATES = ['auto', 'contested', 'upheld', 'changed'] as const;

export type ReviewState = (typeof REVIEW_STATES)[number];

/** A number in 0–1 derived from a hash: reproducible, and not predictable before the hash exists. */
function shareOf(hash: string, place = 0): number {
  return Number.parseInt(hash.slice(8 * place, 8 * place + 8), 16) / 0x1_0000_0000;
}

/** Whether an anchor follows a verdict, by other bits of its hash: at random, one in `every`, and nobody can tell before. */
export const drawsAnchor = (hash: string, every: number): boolean => shareOf(hash, 1) < 1 / every;

/**
 * Why a person should see a new verdict. A large move counts only when there was a tier before, since the first tier is
 * always a large move. The random sample is drawn from the hash of the calibration. `held`: the judge drifts, and its verdict
 * counts only as far as the policy lets it rise.
 */
export function reviewReasons(
  { sampleShare, largeMove }: PolicyBody['review'],
  verdict: Pick<Verdict, 'asksReview' | 'flags' | 'unscored'>,
  moved: { before: Snapshot; after: Snapshot; held?: boolean },
  hash: string,
): AutomaticReason[] {
  const unscored = verdict.unscored !== null;
  const tampering = verdict.flags.includes('tampering');
  const far = moved.before.tier !== null && Math.abs(moved.after.mean - moved.before.mean) >= largeMove;
  const holds = {
    unscored,
    tampering,
    // Both of these already request a review; the checker's own request is listed only without them.
    asked: verdict.asksReview && !unscored && !tampering,
    held: moved.held === true,
    large_move: far,
    sample: shareOf(hash) < sampleShare,
  };
  return AUTOMATIC.filter((reason) => holds[reason]);
}

/** The review state from open appeals and the last review. A verdict given by a person starts as upheld. */
export function reviewState(of: {
  contested: boolean;
  decision: 'upheld' | 'changed' | 'voided' | null;
  byPerson: boolean;
}): ReviewState {
  if (of.contested) return 'contested';
  if (of.decision !== null) return of.decision === 'upheld' ? 'upheld' : 'changed';
  return of.byPerson ? 'upheld' : 'auto';
}

/** Reasons that a reviewer may see: while the verdict is hidden, only those that tell nothing of it. */
export function shownReasons(reasons: readonly ReviewReason[], hidden: boolean): ReviewReason[] {
  return reasons.filter((reason) => !hidden || reason === 'appeal' || reason === 'sample');
}
