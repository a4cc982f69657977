import type { Recent } from '../../core/guard.ts';
import type { Policy } from '../../core/policy.ts';
import type { BatchEvent } from './read-batch.ts';
import type { Past, Window } from './read-recent.ts';

const distinct = (keys: (string | null)[]) => [...new Set(keys.filter((key) => key !== null))];

/** The look-ups needed to decide a batch: keys, and time windows merged where they touch. */
export function lookupsOf(events: readonly BatchEvent[], policyOf: (event: BatchEvent) => Policy) {
  const windows: Window[] = [];
  const timed = events
    .map((event) => ({ event, rate: policyOf(event).types[event.type]?.rate }))
    .filter(({ rate }) => rate)
    .toSorted((a, b) =>
      a.event.type < b.event.type ? -1 : a.event.type > b.event.type ? 1 : a.event.time - b.event.time,
    );
  for (const { event, rate } of timed) {
    const reach = rate?.windowMs ?? 0;
    const last = windows.at(-1);
    if (last && last.type === event.type && event.time - reach <= last.to)
      last.to = Math.max(last.to, event.time + reach);
    else windows.push({ type: event.type, from: event.time - reach, to: event.time + reach });
  }
  return {
    onceKeys: distinct(events.map((event) => event.onceKey)),
    textKeys: distinct(events.map((event) => event.textKey)),
    contentKeys: distinct(events.flatMap((event) => event.contentKeys ?? [])),
    windows,
  };
}

/**
 * Answers what lower-numbered events say about an event, including earlier events and decisions of the same batch. `of` is
 * called once for each event, in order.
 */
export function recentFold(past: Past) {
  const paidOnce = new Set(past.paidOnce);
  const firstSaid = new Map(past.firstSaid);
  const paidContents = new Set(past.paidContents);
  const paidTimes = new Map(
    [...past.paidTimes].map(([type, times]) => [type, times.toSorted((a, b) => a - b)]),
  );
  return {
    of(event: BatchEvent, policy: Policy): Recent & { contained: boolean } {
      const reach = policy.types[event.type]?.rate?.windowMs ?? 0;
      const { once = null } = policy.types[event.type] ?? {};
      const contents = event.contentKeys ?? [];
      const contained = contents.length === 0 || contents.some((key) => paidContents.has(key));
      const { textKey, seq } = event;
      const said = textKey === null ? seq : (firstSaid.get(textKey) ?? seq);
      if (textKey !== null) firstSaid.set(textKey, said);
      // An artefact's contents are compared by what was paid, and a check may repeat the words that it checks.
      const isSaid = once !== 'artefact' && said < seq;
      return {
        paidOnce: event.onceKey !== null && paidOnce.has(event.onceKey),
        repeated: isSaid || (once === 'artefact' && contents.length > 0 && contained),
        contained,
        paidWithin: countBetween(paidTimes.get(event.type) ?? [], event.time - reach, event.time + reach),
      };
    },
    paid(event: BatchEvent): void {
      if (event.onceKey !== null) paidOnce.add(event.onceKey);
      for (const key of event.contentKeys ?? []) paidContents.add(key);
      const times = paidTimes.get(event.type) ?? [];
      times.splice(firstAbove(times, event.time), 0, event.time);
      paidTimes.set(event.type, times);
    },
  };
}

/** Index of the first time above `limit`; times ascend. */
function firstAbove(times: readonly number[], limit: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] as number) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Number of ascending times strictly between two. */
function countBetween(times: readonly number[], from: number, to: number): number {
  return Math.max(0, firstAbove(times, to - 1) - firstAbove(times, from));
}
