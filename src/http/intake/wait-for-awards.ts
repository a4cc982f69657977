import type { LedgerEntry } from '../../store/ledger/entry.ts';
import type { Store } from '../../store/store.ts';
import type { Hub } from '../stream/hub.ts';

/** Polling interval when no change notification arrives. */
const LOOK_MS = 250;

export type Wanted = { learner: string; seq: number };

export const awardKey = ({ learner, seq }: Wanted): string => `${learner} ${seq}`;

/**
 * Waits up to `waitMs` for the awards of accepted events and returns those that exist. Checks when a learner changes and
 * polls as a fallback; stops early if the client disconnects or the process stops.
 */
export async function waitForAwards(
  { store, hub }: { store: Pick<Store, 'learners' | 'ledger'>; hub: Hub },
  wanted: Wanted[],
  waitMs: number,
  signal: AbortSignal,
): Promise<Map<string, LedgerEntry>> {
  const awards = new Map<string, LedgerEntry>();
  const missing = await seqsByLearner(store, wanted);
  const watch = hub.watch(new Map([...missing].map(([learner, { no }]) => [learner, no])));
  const end = performance.now() + waitMs;
  try {
    for (;;) {
      await collect(store, missing, awards);
      const left = end - performance.now();
      if (missing.size === 0 || left <= 0 || signal.aborted || watch.ended()) return awards;
      await watch.next(Math.min(left, LOOK_MS));
    }
  } finally {
    watch.end();
  }
}

type Missing = Map<string, { no: number; seqs: number[] }>;

async function seqsByLearner(store: Pick<Store, 'learners'>, wanted: Wanted[]): Promise<Missing> {
  const missing: Missing = new Map();
  for (const [learner, events] of Map.groupBy(wanted, (event) => event.learner)) {
    const found = await store.learners.find(learner);
    if (found) missing.set(learner, { no: found.no, seqs: events.map((event) => event.seq) });
  }
  return missing;
}

async function collect(
  store: Pick<Store, 'ledger'>,
  missing: Missing,
  awards: Map<string, LedgerEntry>,
): Promise<void> {
  for (const [learner, { no, seqs }] of missing) {
    const found = new Set<number>();
    for (const award of await store.ledger.awards(no, seqs)) {
      awards.set(awardKey({ learner, seq: award.eventSeq as number }), award);
      found.add(award.eventSeq as number);
    }
    if (found.size > 0) missing.set(learner, { no, seqs: seqs.filter((seq) => !found.has(seq)) });
    if (missing.get(learner)?.seqs.length === 0) missing.delete(learner);
  }
}
