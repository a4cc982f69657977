import type { IncomingEvent } from '../src/store/events/incoming-event.ts';
import { checkAwards } from './check.ts';
import { eventOf, learnersOf, sessionOf } from './events.ts';
import { inFlight } from './in-flight.ts';
import type { Machine } from './machine/machine.ts';
import type { Ours } from './machine/ours.ts';
import type { NaiveKind } from './naive/naive.ts';
import { freshGroup, rateOf } from './rounds.ts';

export type Burst = { learners: number; events: number };

/** Concurrent requests of the platform. */
const REQUESTS = 8;
/** Events of one learner per request. */
const BATCH = 100;
const SIGNALS = 50;

/** The requests of a platform: each learner's session in order, learners interleaved. */
function postsOf(learners: readonly string[], events: number): IncomingEvent[][] {
  const sessions = learners.map((learner) => sessionOf(learner, events));
  const posts: IncomingEvent[][] = [];
  for (let from = 0; from < events; from += BATCH) {
    for (const session of sessions) posts.push(session.slice(from, from + BATCH));
  }
  return posts;
}

/** Awarded events per second, from the first request to the last award. */
export async function burstOfOurs(
  { ours }: { ours: Pick<Ours, 'post' | 'awarded' | 'store'> },
  { learners, events }: Burst,
  ids = learnersOf(freshGroup(), learners),
): Promise<number[]> {
  const posts = postsOf(ids, events);
  const rate = await rateOf(learners * events, async () => {
    const done = ours.awarded.expect(learners * events);
    await inFlight(posts, REQUESTS, (post) => ours.post(post));
    await done;
  });
  await checkAwards(ours.store, ids, events);
  return rate;
}

/** The same from the first signal to the last award. Signals of one learner are sent in sequence, since order matters. */
export async function burstOfNaive(
  { naive }: Machine,
  kind: NaiveKind,
  { learners, events }: Burst,
): Promise<number[]> {
  const ids = learnersOf(freshGroup(), learners);
  const rate = await rateOf(learners * events, async () => {
    const done = naive.awarded.expect(learners * events);
    await inFlight(ids, SIGNALS, async (learner) => {
      for (let number = 0; number < events; number += 1)
        await naive.signal(kind, eventOf(learner, number, events));
    });
    await done;
  });
  await checkAwards(naive.store, ids, events);
  await naive.forget(kind, ids);
  return rate;
}

/** Learners with stored events that are not awarded yet. */
async function stored({ ours }: Machine, { learners, events }: Burst): Promise<string[]> {
  const ids = learnersOf(freshGroup(), learners);
  await inFlight(postsOf(ids, events), REQUESTS, (post) => ours.store.events.accept(post));
  return ids;
}

/** Retries a ring until it succeeds, so that the benchmark does not wait for the sweeper. */
async function ringSurely({ ours }: Machine, learner: string): Promise<void> {
  for (;;) {
    const rung = await ours.ringer.ring(learner).then(
      () => true,
      () => false,
    );
    if (rung) return;
  }
}

/** Awarded events per second for stored events, from the first ring to the last award. */
export async function drainOfOurs(machine: Machine, burst: Burst): Promise<number[]> {
  const ids = await stored(machine, burst);
  const awards = burst.learners * burst.events;
  const rate = await rateOf(awards, async () => {
    const done = machine.ours.awarded.expect(awards);
    await inFlight(ids, 10, (learner) => ringSurely(machine, learner));
    await done;
  });
  await checkAwards(machine.ours.store, ids, burst.events);
  return rate;
}

/** The same by calling award directly, on as many connections as the worker has: the limit of Postgres and hashing. */
export async function drainOfSql(machine: Machine, burst: Burst): Promise<number[]> {
  const { store } = machine.ours;
  const ids = await stored(machine, burst);
  const rate = await rateOf(burst.learners * burst.events, () =>
    inFlight(ids, store.size, async (learner) => {
      while ((await store.ledger.award(learner, 0)).more);
    }),
  );
  await checkAwards(store, ids, burst.events);
  return rate;
}
