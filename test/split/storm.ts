import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudEvent } from '../../examples/cloud-event.ts';
import { faultsOf, type Fault } from './faults.ts';
import type { Cluster } from './cluster.ts';
import { sendAll, type Platform } from './platform.ts';

const LOOK_MS = 100;
/** Time after a fault in which its effects are still counted as its own. */
const AFTER_MS = 10_000;

/** What one fault did: seconds until its end, the longest time without an accepted request and without an award. */
export type Felt = { name: string; lasted: number; noAccept: number; noAward: number; refused: string };

/** Sends the learners while one fault after the other strikes, spread evenly over the events. */
export async function storm(
  cluster: Cluster,
  platform: Platform,
  learners: Map<string, CloudEvent[]>,
  { pauseMs, awardedAt, say }: { pauseMs: number; awardedAt: () => number; say: (line: string) => void },
): Promise<Felt[]> {
  const all = [...learners.values()].reduce((sum, events) => sum + events.length, 0);
  const before = platform.accepted();
  let failure: unknown;
  const sending = sendAll(platform, learners, { batch: 3, pauseMs }).catch((error: unknown) => {
    failure = error;
  });
  const felt: Felt[] = [];
  const faults = faultsOf(cluster);
  for (const [index, fault] of faults.entries()) {
    const due = before + (all * (index + 0.5)) / (faults.length + 0.5);
    while (platform.accepted() < due && failure === undefined) await sleep(LOOK_MS);
    if (failure !== undefined) break;
    say(`${platform.accepted() - before} of ${all} events accepted; now: ${fault.name}`);
    felt.push(await feel(fault, platform, awardedAt));
  }
  await sending;
  if (failure !== undefined) throw failure;
  return felt;
}

async function feel(fault: Fault, platform: Platform, awardedAt: () => number): Promise<Felt> {
  const begun = Date.now();
  const firstRefusal = platform.refusals.length;
  const gaps = watchGaps([() => platform.acceptedAt(), awardedAt]);
  await fault.run();
  const lasted = Date.now() - begun;
  await sleep(AFTER_MS);
  const [noAccept, noAward] = gaps.longest() as [number, number];
  return {
    name: fault.name,
    lasted,
    noAccept,
    noAward,
    refused: countedBy(platform.refusals.slice(firstRefusal)),
  };
}

/** The longest time, from now on, in which a moment did not move forward. */
function watchGaps(moments: (() => number)[]) {
  const since = Date.now();
  const longest = moments.map(() => 0);
  const timer = setInterval(() => {
    for (const [index, moment] of moments.entries())
      longest[index] = Math.max(longest[index]!, Date.now() - Math.max(since, moment()));
  }, LOOK_MS);
  return {
    longest() {
      clearInterval(timer);
      return longest;
    },
  };
}

/** Such as `12 × 503, 3 × timeout`. */
function countedBy(refusals: readonly { why: string }[]): string {
  const counts = Map.groupBy(refusals, ({ why }) => why);
  return [...counts].map(([why, of]) => `${of.length} × ${why}`).join(', ') || 'none';
}
