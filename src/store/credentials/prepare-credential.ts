import { UNRATED, type Snapshot } from '../../core/snapshot.ts';
import type { Tier } from '../../core/tier.ts';
import { rows, transaction, type Database, type Tx } from '../database.ts';
import { lockLearner } from '../learner/lock-learner.ts';
import { readEntries } from '../ledger/read-entries.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { anchorOf, type Anchor } from '../roots/anchor.ts';
import { appendRoot, type SignRoot } from '../roots/append-root.ts';
import { blindOf, growTree, type StoredPeak } from '../roots/grow-tree.ts';
import { judgesOf, type JudgeOfLearner } from './judges-of.ts';

/** A learner as a credential states it. `at` is when this state was committed, in epoch milliseconds. */
export type LearnerState = {
  no: number;
  at: number;
  total: number;
  level: number;
  tier: Tier | null;
  mean: number;
  sd: number;
  snapshot: Snapshot;
  /** How many verdicts and corrections of verdicts led to it. */
  calibrations: number;
};

export type Prepared = {
  state: LearnerState;
  judges: JudgeOfLearner[];
  entries: LedgerEntry[];
  /** Numbers of the entries that awarded judged completions, ascending. */
  completions: number[];
  anchor: Anchor;
  blindOf: (entry: number) => Uint8Array;
};

type Outcome =
  | { outcome: 'unknown' | 'erased' | 'no_issuer' | 'not_earned' }
  | ({ outcome: 'prepared' } & Prepared);

const SNAPSHOT = { name: 'credential-snapshot', text: 'SELECT state FROM snapshots WHERE learner = $1' };
const TREE = { name: 'credential-tree', text: 'SELECT entries, peaks FROM ledger_trees WHERE learner = $1' };
const COMPLETIONS = {
  name: 'credential-completions',
  text: `SELECT l.entry FROM ledger l JOIN events e ON e.learner = l.learner AND e.seq = l.event_seq
         WHERE l.learner = $1 AND l.kind = 'award' AND l.entry <= $2 AND e.calibrates ORDER BY l.entry`,
};
const PAGE = 1000;

/**
 * What a credential of a learner is made of, at one moment. If the newest entries are under no root yet, a root is
 * appended for them, under the learner's lock. `isEarned` is asked before anything is written.
 */
export async function prepareCredential(
  database: Database,
  id: string,
  { isEarned, sign, at }: { isEarned: (state: LearnerState) => boolean; sign: SignRoot; at: Date },
): Promise<Outcome> {
  const locked = await transaction(database, async (tx) => {
    const learner = await lockLearner(tx, id);
    if (!learner) return { outcome: 'unknown' } as const;
    const { no, salt, total, level, tier, mean, sd, updatedAt, entries, calibrations } = learner;
    if (learner.erasedAt !== null || salt === null) return { outcome: 'erased' } as const;
    const [row] = await rows<{ state: Snapshot }>(tx, SNAPSHOT, [no]);
    const snapshot = row?.state ?? UNRATED;
    const state = { no, at: updatedAt, total, level, tier, mean, sd, snapshot, calibrations };
    if (entries === 0 || !isEarned(state)) return { outcome: 'not_earned' } as const;
    const anchor = await currentAnchor(tx, { no, salt, entries }, { sign, at });
    if (!anchor) return { outcome: 'no_issuer' } as const;
    return { outcome: 'prepared', state, anchor, salt, judges: await judgesOf(tx, no) } as const;
  });
  if (locked.outcome !== 'prepared') return locked;
  const { salt, ...prepared } = locked;
  const { no } = locked.state;
  const to = locked.anchor.entries;
  return {
    ...prepared,
    entries: await entriesTo(database, no, to),
    completions: (await rows<{ entry: number }>(database, COMPLETIONS, [no, to])).map(({ entry }) => entry),
    blindOf: (entry) => blindOf(salt, entry),
  };
}

async function currentAnchor(
  tx: Tx,
  { no, salt, entries: to }: { no: number; salt: Buffer; entries: number },
  { sign, at }: { sign: SignRoot; at: Date },
): Promise<Anchor | null> {
  const [tree] = await rows<{ entries: number; peaks: StoredPeak[] }>(tx, TREE, [no]);
  const { entries, peaks } = tree ?? { entries: 0, peaks: [] };
  if (entries < to) {
    const grown = await growTree(tx, { no, salt }, { peaks, entries, to });
    if ((await appendRoot(tx, [{ no, entries: to, peaks: grown }], { sign, at })) === null) return null;
  }
  return anchorOf(tx, no);
}

/** The ledger up to an entry. It only grows, so this needs no lock. */
async function entriesTo(database: Database, no: number, to: number): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  while (entries.length < to) {
    const page = await readEntries(database, no, { after: entries.length, limit: PAGE, to });
    if (page.length === 0) throw new Error(`the ledger ends before entry ${to}`);
    entries.push(...page);
  }
  return entries;
}
