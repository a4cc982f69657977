import { bytesToHex } from '@noble/hashes/utils.js';
import { restOf } from '../core/ledger-tree/disclosure.ts';
import { leafOf, type SumNode } from '../core/ledger-tree/sum-tree.ts';
import type { DisclosedEntry, Json, LedgerProof } from './form.ts';

/** What a proof is made of: the whole ledger, which of it is shown, and where it is under a root. */
export type LedgerProofInput = {
  entries: readonly (DisclosedEntry & { hash: string })[];
  /** The blind of an entry, 32 bytes. */
  blindOf: (entry: number) => Uint8Array;
  /** Numbers of the entries that are shown, ascending. */
  disclosed: readonly number[];
  anchor: { blind: string; leaf: number; path: string[]; root: string };
  issuer: Json;
};

/** Proves that the disclosed entries are in the ledger, and what all others add up to. */
export function ledgerProofOf({
  entries,
  blindOf,
  disclosed,
  anchor,
  issuer,
}: LedgerProofInput): LedgerProof {
  const leaves = entries.map((entry) => leafOf(entry, entry.hash, blindOf(entry.entry)));
  const sum = (name: keyof Omit<SumNode, 'hash'>) => leaves.reduce((total, leaf) => total + leaf[name], 0);
  return {
    sums: { entries: sum('entries'), awards: sum('awards'), added: sum('added'), removed: sum('removed') },
    disclosed: disclosed.map((number) => {
      const { hash: _hash, ...entry } = entries[number - 1] as DisclosedEntry & { hash: string };
      return { entry, blind: bytesToHex(blindOf(number)) };
    }),
    rest: restOf(
      leaves,
      disclosed.map((number) => number - 1),
    ).map((node) => ({ ...node, hash: bytesToHex(node.hash) })),
    ...anchor,
    issuer: issuer as LedgerProof['issuer'],
  };
}
