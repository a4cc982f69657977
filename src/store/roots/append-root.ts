import { randomBytes, randomInt } from 'node:crypto';
import { ROOT_START, chainedHash } from '../../core/ledger-tree/root-chain.ts';
import { HASH_BYTES, learnerLeaf, treeNodes } from '../../core/ledger-tree/root-tree.ts';
import { rootOf, type SumNode } from '../../core/ledger-tree/sum-tree.ts';
import { rows, type Tx } from '../database.ts';
import { lockIssuer } from '../issuer/change-issuer.ts';
import { storedPeak } from './grow-tree.ts';

/** Signs the JSON text of a root as the issuer. */
export type SignRoot = (text: string) => Promise<string>;

/** A learner's tree that comes under a new root. */
export type GrownTree = { no: number; entries: number; peaks: SumNode[] };

/** Few learners would otherwise show how many have entries. */
const LEAST_LEAVES = 16;

const LAST = {
  name: 'root-last',
  text: 'SELECT number, document FROM ledger_roots ORDER BY number DESC LIMIT 1',
};
const INSERT = {
  name: 'root-insert',
  text: 'INSERT INTO ledger_roots (number, document, nodes, at) VALUES ($1, $2, $3, $4)',
};
const TREES = {
  name: 'trees-upsert',
  text: `INSERT INTO ledger_trees (learner, entries, peaks, root, leaf, blind)
         SELECT learner, entries, peaks, $1, leaf, decode(blind, 'hex')
         FROM json_to_recordset($2::json) AS new(learner bigint, entries bigint, peaks json, leaf int, blind text)
         ON CONFLICT (learner) DO UPDATE SET entries = excluded.entries, peaks = excluded.peaks, root = excluded.root,
           leaf = excluded.leaf, blind = excluded.blind
         WHERE ledger_trees.entries <= excluded.entries`,
};

/** Random places, so that the order of leaves says nothing about learners. */
function placesOf(count: number, leaves: number): number[] {
  const free = Array.from({ length: leaves }, (_, place) => place);
  return Array.from({ length: count }, () => {
    const at = randomInt(free.length);
    const place = free[at] as number;
    free[at] = free.at(-1) as number;
    free.pop();
    return place;
  });
}

/**
 * Appends one root over the trees of learners, whose rows the transaction has locked. The rest of the leaves is random,
 * up to a power of two. Null if there is no issuer.
 */
export async function appendRoot(
  tx: Tx,
  trees: readonly GrownTree[],
  { sign, at }: { sign: SignRoot; at: Date },
): Promise<number | null> {
  const issuer = await lockIssuer(tx);
  if (!issuer) return null;
  const [last] = await rows<{ number: number; document: string }>(tx, LAST, []);
  const count = 2 ** Math.ceil(Math.log2(Math.max(LEAST_LEAVES, trees.length)));
  const leaves: Uint8Array[] = Array.from({ length: count }, () => randomBytes(HASH_BYTES));
  const places = placesOf(trees.length, count);
  const placed = trees.map(({ no, entries, peaks }, index) => {
    const blind = randomBytes(HASH_BYTES);
    const leaf = places[index] as number;
    leaves[leaf] = learnerLeaf(rootOf(peaks) as SumNode, blind);
    return { learner: no, entries, peaks: peaks.map(storedPeak), leaf, blind: blind.toString('hex') };
  });
  const nodes = Buffer.from(treeNodes(leaves));
  const number = (last?.number ?? 0) + 1;
  const previous = last ? chainedHash(last.document) : ROOT_START;
  const root = nodes.subarray(-HASH_BYTES).toString('hex');
  const said = { iss: issuer.did, number, at: at.toISOString(), leaves: count, root, previous };
  const document = await sign(JSON.stringify(said));
  await rows(tx, INSERT, [number, document, nodes, at]);
  await rows(tx, TREES, [number, JSON.stringify(placed)]);
  return number;
}
