import type { Caller } from '../auth/caller.ts';
import { tokenOf } from '../auth/auth.ts';
import type { RequestContext } from '../environment.ts';
import { ProblemError } from '../problems/problem.ts';
import { tooMany } from '../problems/too-many.ts';
import { clientAddress } from './client-address.ts';
import { createBuckets } from './token-bucket.ts';

/** Failed tokens of one address: a hundred at once, then one per second. */
const RATE = { perSecond: 1, burst: 100 };
const ADDRESSES = 10_000;

/** Counts a token that failed; throws 429 once its address has sent too many. */
export type CountFailedToken = (c: RequestContext) => void;

export function createFailedTokens({
  elapsedMs,
  proxies,
}: {
  elapsedMs: () => number;
  proxies: number;
}): CountFailedToken {
  const buckets = createBuckets({ max: ADDRESSES, elapsedMs });

  return (c) => {
    const address = clientAddress(c, proxies);
    if (address === undefined) return;
    const { enough, waitMs } = buckets.take(address, RATE, 1);
    if (!enough)
      throw tooMany('rate-limited', 'Too many tokens from this address were not valid.', waitMs, {
        'ratelimit-policy': `"failed-tokens";q=${RATE.burst};w=${RATE.burst / RATE.perSecond}`,
        ratelimit: `"failed-tokens";r=0;t=${Math.ceil(waitMs / 1000)}`,
      });
  };
}

/**
 * Answers 429 instead of 401 to an address that keeps sending tokens that fail. Valid tokens from that address keep
 * working, so that one broken client does not lock out the others behind the same address.
 */
export function limitFailedTokens(
  authenticate: (c: RequestContext) => Promise<Caller>,
  count: CountFailedToken,
): (c: RequestContext) => Promise<Caller> {
  return (c) =>
    authenticate(c).catch((error: unknown) => {
      if (error instanceof ProblemError && error.code === 'unauthenticated' && tokenOf(c) !== undefined)
        count(c);
      throw error;
    });
}
