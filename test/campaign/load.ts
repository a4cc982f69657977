import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudEvent } from '../../examples/cloud-event.ts';
import { cohortEvents } from '../../examples/cohort.ts';
import type { EventResult, Platform } from '../split/platform.ts';

/** An event that was sent, and its number if the API acknowledged it. */
export type Sent = { event: CloudEvent; seq: number | null };
/** By learner and identity. */
export type SentOf = Map<string, Map<string, Sent>>;

export const identityOf = ({ source, id }: { source: string; id: string }): string => `${source} ${id}`;

const MOST_IN_BATCH = 4;
const WINDOW = 4;
/** Clocks are set back by less, and an event from the future is refused for good. */
const AGO_MS = 3 * 3_600_000;

/** Learners of one round, each with its events in the order in which they are sent: some are late. */
export function learnersOf(
  prefix: string,
  { count, seed, next }: { count: number; seed: number; next: () => number },
) {
  const endingAt = new Date(Date.now() - AGO_MS);
  const all = cohortEvents({ learners: count, seed, endingAt }).map((event) => ({
    ...event,
    subject: event.subject.replace('demo:', prefix),
  }));
  const shuffled = (events: CloudEvent[]) =>
    events
      .map((event) => ({ event, at: next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ event }) => event);
  return new Map(
    [...Map.groupBy(all, ({ subject }) => subject)].map(([learner, events]) => {
      const windows = Array.from({ length: Math.ceil(events.length / WINDOW) }, (_, index) =>
        events.slice(index * WINDOW, (index + 1) * WINDOW),
      );
      return [learner, windows.flatMap((window) => (next() < 0.3 ? shuffled(window) : window))] as const;
    }),
  );
}

type LoadOptions = { pauseMs: number; next: () => number };

/**
 * Sends every learner's events in batches, all learners at once, until `stop`. Some batches are sent twice, at the same
 * time or later; some are given up after one try, so that nothing is known about them.
 */
export function startLoad(
  platform: Platform,
  learners: ReadonlyMap<string, CloudEvent[]>,
  { pauseMs, next }: LoadOptions,
) {
  const stopping = new AbortController();
  const sent: SentOf = new Map();
  const wrong: string[] = [];

  function acknowledge(of: Map<string, Sent>, results: readonly EventResult[] | null): void {
    for (const result of results ?? []) {
      const one = of.get(identityOf(result))!;
      if (one.seq !== null && one.seq !== result.seq)
        wrong.push(`${one.event.subject}: ${result.id} was number ${one.seq}, and then ${result.seq}`);
      one.seq = result.seq;
    }
  }

  async function send(of: Map<string, Sent>, batch: readonly CloudEvent[], tries?: number): Promise<void> {
    for (const event of batch)
      if (!of.has(identityOf(event))) of.set(identityOf(event), { event, seq: null });
    acknowledge(of, await platform.post(batch, tries));
  }

  async function live(learner: string, events: readonly CloudEvent[]): Promise<void> {
    const of = new Map<string, Sent>();
    sent.set(learner, of);
    const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
    await pause(pauseMs * next());
    for (let at = 0; at < events.length && !stopping.signal.aborted;) {
      const batch = events.slice(at, at + 1 + Math.floor(next() * MOST_IN_BATCH));
      const luck = next();
      const earlier = events.slice(Math.max(0, at - MOST_IN_BATCH), at + 1);
      if (luck < 0.1) await send(of, batch, 1);
      else if (luck < 0.2) await Promise.all([send(of, batch), send(of, earlier)]);
      else if (luck < 0.3) await send(of, batch).then(() => send(of, batch.toReversed()));
      else await send(of, batch);
      at += batch.length;
      await pause(pauseMs * (0.5 + next()));
    }
  }

  const lives = Promise.all([...learners].map(([learner, events]) => live(learner, events)));
  // It is awaited by `stop`.
  lives.catch(() => undefined);
  return {
    sent,
    wrong,
    acknowledged: () =>
      [...sent.values()].reduce(
        (sum, of) => sum + [...of.values()].filter(({ seq }) => seq !== null).length,
        0,
      ),
    /** Ends it when every batch that was begun has its answer. */
    async stop(): Promise<void> {
      stopping.abort();
      await lives;
    },
  };
}
