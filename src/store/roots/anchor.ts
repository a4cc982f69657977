import { HASH_BYTES, pathOffsets } from '../../core/ledger-tree/root-tree.ts';
import { rows, type Database, type Tx } from '../database.ts';

/** Where a learner's tree is under a published root. Hashes in hex. */
export type Anchor = { entries: number; blind: string; leaf: number; path: string[]; root: string };

const FIND = {
  name: 'anchor-find',
  text: `SELECT t.entries, encode(t.blind, 'hex') AS blind, t.leaf, t.root AS number, r.document AS root,
           (length(r.nodes) / ${HASH_BYTES} + 1) / 2 AS leaves
         FROM ledger_trees t JOIN ledger_roots r ON r.number = t.root WHERE t.learner = $1`,
};
const PATH = {
  name: 'anchor-path',
  text: `SELECT encode(substring(r.nodes FROM o.offset + 1 FOR ${HASH_BYTES}), 'hex') AS hash
         FROM ledger_roots r, unnest($2::int[]) WITH ORDINALITY AS o("offset", place) WHERE r.number = $1 ORDER BY o.place`,
};

/** The newest root that has the learner, with the path to it; null if none has. */
export async function anchorOf(on: Database | Tx, learner: number): Promise<Anchor | null> {
  const [found] = await rows<Omit<Anchor, 'path'> & { number: number; leaves: number }>(on, FIND, [learner]);
  if (!found) return null;
  const { number, leaves, ...anchor } = found;
  const path = await rows<{ hash: string }>(on, PATH, [number, pathOffsets(anchor.leaf, leaves)]);
  return { ...anchor, path: path.map(({ hash }) => hash) };
}
