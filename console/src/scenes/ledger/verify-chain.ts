import canonicalize from 'canonicalize';
import type { Schemas } from '../../api/client.ts';

type Entry = Schemas['LedgerEntry'];

export type ChainResult = { intact: boolean; firstBroken: number | null };

const AT_ONCE = 500;

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Recomputes the chain from what the API serves: the hash of an entry is sha256(previous hash ‖ canonical JSON of the entry
 * without its two hashes), and the first previous hash is sha256("touchstone ledger <learner id>"). Numbers and sums must
 * follow from each other too.
 */
export async function verifyChain(learner: string, entries: readonly Entry[]): Promise<ChainResult> {
  const start = await sha256(`touchstone ledger ${learner}`);
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    const part = entries.slice(from, from + AT_ONCE);
    const right = await Promise.all(
      part.map(async (entry, index) => follows(entry, entries[from + index - 1], start)),
    );
    const wrong = right.indexOf(false);
    if (wrong !== -1) return { intact: false, firstBroken: part[wrong]?.entry ?? null };
  }
  return { intact: true, firstBroken: null };
}

async function follows(entry: Entry, before: Entry | undefined, start: string): Promise<boolean> {
  const { previousHash, hash, ...content } = entry;
  return (
    previousHash === (before?.hash ?? start) &&
    entry.entry === (before?.entry ?? 0) + 1 &&
    entry.totalAfter === (before?.totalAfter ?? 0) + entry.xp &&
    hash === (await sha256(previousHash + (canonicalize(content) ?? '')))
  );
}
