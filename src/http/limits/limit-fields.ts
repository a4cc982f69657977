import type { LimitName } from '../../store/keys/limits.ts';

/** One limit as it applied to a request. `scope`: whether it is that of the key or of all keys with its prefix. */
export type Applied = {
  name: LimitName;
  scope: 'key' | 'prefix';
  limit: number;
  left: number;
  /** Milliseconds until there is more; null if nobody can say. */
  waitMs: number | null;
};

/** Policy name in the fields, quota unit, window, and the words of a refusal. */
const SHOWN: Record<LimitName, { policy: string; parameters: string; may: string }> = {
  eventsPerSecond: { policy: 'events', parameters: ';w=1', may: 'send %n events per second' },
  bytesPerSecond: {
    policy: 'bytes',
    parameters: ';qu="content-bytes";w=1',
    may: 'send %n bytes of events per second',
  },
  streams: { policy: 'streams', parameters: ';qu="concurrent-requests"', may: 'have %n open streams' },
  waiting: {
    policy: 'waiting',
    parameters: ';qu="concurrent-requests"',
    may: 'have %n requests that wait for awards',
  },
  completions: {
    policy: 'completions',
    parameters: '',
    may: 'have %n completions that wait for a verdict',
  },
};

const policyOf = ({ name, scope }: Applied) =>
  `"${scope === 'prefix' ? 'prefix-' : ''}${SHOWN[name].policy}"`;

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
  const who = scope === 'key' ? 'This key may' : 'All keys with this key’s learner prefix together may';
  return `${who} ${SHOWN[name].may.replace('%n', String(limit))}.`;
}
