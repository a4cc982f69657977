import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { learnerLeaf, rootOfPath } from '../../core/ledger-tree/root-tree.ts';
import type { SumNode } from '../../core/ledger-tree/sum-tree.ts';
import type { Json, LedgerProof } from '../form.ts';
import { chainedHash, ROOT_START } from '../../core/ledger-tree/root-chain.ts';
import { rootForm, type Root } from '../root.ts';
import { ensure } from './check.ts';
import { verifyJws } from './check-signature.ts';

/**
 * The root that a credential names. Throws `CheckFailed` unless the issuer signed it and the learner's tree is under it.
 * `isListed`: a list of published roots is checked besides, which vouches for roots whose key was revoked later.
 */
export async function checkRoot(
  proof: LedgerProof,
  tree: SumNode,
  { issuer, isListed }: { issuer: Json; isListed: boolean },
): Promise<Root> {
  const { root } = await readRoot(proof.root, issuer, isListed);
  const { leaf, path, disclosed } = proof;
  ensure(
    root.leaves === 2 ** path.length && leaf < root.leaves,
    'the path does not fit the size of the root’s tree',
  );
  const siblings = path.map((hash) => hexToBytes(hash));
  const node = rootOfPath(learnerLeaf(tree, hexToBytes(proof.blind)), leaf, siblings);
  ensure(bytesToHex(node) === root.root, 'the path leads to another root');
  const newest = disclosed.at(-1)?.entry.at ?? root.at;
  ensure(Date.parse(newest) <= Date.parse(root.at), 'a disclosed entry is newer than the root');
  return root;
}

async function readRoot(
  jws: string,
  issuer: Json,
  evenRevoked: boolean,
): Promise<{ root: Root; isRevoked: boolean }> {
  const { said, isRevoked } = await verifyJws(jws, { issuer, what: 'root', evenRevoked });
  const parsed = rootForm.safeParse(said);
  ensure(parsed.success, `the root has another form: ${parsed.error ? z.prettifyError(parsed.error) : ''}`);
  ensure(parsed.data.iss === issuer.id, `the root is of ${parsed.data.iss}, not of the issuer`);
  return { root: parsed.data, isRevoked };
}

/**
 * Throws `CheckFailed` unless the roots, given as compact JWS, are a chain signed by the issuer, from the first on, and
 * have this one. A root by a key that was revoked later counts only if one by another key follows: a thief of the key
 * cannot put a root before that.
 */
export async function checkPublished(
  roots: readonly string[],
  wanted: string,
  issuer: Json,
): Promise<string> {
  let previous = ROOT_START;
  let number = 0;
  let found = false;
  let isLastRevoked = false;
  for (const jws of roots) {
    const { root, isRevoked } = await readRoot(jws, issuer, true);
    number += 1;
    ensure(
      root.number === number && root.previous === previous,
      `root ${root.number} does not follow from the one before`,
    );
    previous = chainedHash(jws);
    found ||= jws === wanted;
    isLastRevoked = isRevoked;
  }
  ensure(found, 'the root of this credential is not in the list');
  ensure(!isLastRevoked, 'the newest root is by a revoked key');
  return `${number} roots, each signed and chained to the one before`;
}
