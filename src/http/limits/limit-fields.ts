import type { LimitName } from '../../store/keys/limits.ts';

/** One limit as it applied to a request. `scope`: whose limit it is. */
export type Applied = {
  name: LimitName;
  scope: 'key' | 'prefix' | 'tenant';
  limit: number;
  left: number;
  /** Milliseconds until there is more; null if nobody can say. */
  waitMs: number | null;
};

/** Policy name in the fields, quota unit and window, and what a refusal calls it. */
const SHOWN: Record<LimitName, { policy: string; parameters: string; what: string }> = {
  eventsPerSecond: { policy: 'events', parameters: ';w=1', what: 'events per second' },
  bytesPerSecond: {
    policy: 'bytes',
    parameters: ';qu="content-bytes";w=1',
    what: 'bytes of events per second',
  },
  streams: { policy: 'streams', parameters: ';qu="concurrent-requests"', what: 'open streams' },
  waiting: {
    policy: 'waiting',
    parameters: ';qu="concurrent-requests"',
    what: 'requests that wait for awards',
  },
  completions: { policy: 'completions', parameters: '', what: 'completions that wait for a verdict' },
};

const WHOSE: Record<Applied['scope'], string> = {
  key: 'of this key',
  prefix: 'that all keys with this key’s learner prefix share',
  tenant: 'that all keys of this tenant share',
};

const policyOf = ({ name, scope }: Applied) => `"${scope === 'key' ? '' : `${scope}-`}${SHOWN[name].policy}"`;

/** `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers-10, without partition keys. */
export function limitFields(applied: readonly Applied[]): Record<string, string> {
  const policies = applied.map((one) => `${policyOf(one)};q=${one.limit}${SHOWN[one.name].parameters}`);
  const lefts = applied.map((one) => {
    const reset = one.waitMs === null ? '' : `;t=${Math.ceil(one.waitMs / 1000)}`;
    return `${policyOf(one)};r=${one.left}${reset}`;
  });
  return { 'ratelimit-policy': policies.join(', '), ratelimit: lefts.join(', ') };
}

/** What a refusal says. */
export function limitDetail({ name, scope, limit }: Applied): string {
  return `The limit ${WHOSE[scope]} is reached: ${limit} ${SHOWN[name].what}.`;
}
