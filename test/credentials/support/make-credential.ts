import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { buildCredential } from '../../../src/credential/build-credential.ts';
import { didDocument, didOf, type PublicKey } from '../../../src/credential/did-document.ts';
import type { Credential, DisclosedEntry, Json, Statement } from '../../../src/credential/form.ts';
import { ledgerProofOf } from '../../../src/credential/ledger-proof.ts';
import { chainedHash, ROOT_START } from '../../../src/core/ledger-tree/root-chain.ts';
import { addProof, generateSigners, signJwt, signText, type Signers } from '../../../src/credential/sign.ts';
import { learnerLeaf, pathOffsets, treeNodes, HASH_BYTES } from '../../../src/core/ledger-tree/root-tree.ts';
import { append, leafOf, rootOf, type SumNode } from '../../../src/core/ledger-tree/sum-tree.ts';
import { levelOf } from '../../../src/core/level.ts';
import { xpOf } from '../../../src/core/ladder.ts';
import { forEachSkill } from '../../../src/core/skill.ts';
import { chainHash, chainStart } from '../../../src/store/canonical.ts';

const URL = 'https://learn.example';
const DID = didOf(URL) as string;
const START = Date.parse('2026-11-01T09:00:00Z');

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A ledger of awards and a few settlements that take XP back, chained as the store chains it. */
function ledgerOf(count: number): (DisclosedEntry & { hash: string })[] {
  const entries: (DisclosedEntry & { hash: string })[] = [];
  let previousHash = chainStart('ledger', 'maya');
  let totalAfter = 0;
  for (let entry = 1; entry <= count; entry += 1) {
    const isAward = entry % 7 !== 0;
    const award = {
      kind: 'award' as const,
      eventSeq: entry,
      eventType: 'chat.turn_taken',
      base: 4,
      multiplier: 4.37,
    };
    const xp = isAward ? xpOf(award.base, award.multiplier) : -3;
    totalAfter += xp;
    const kind = isAward ? award : { kind: 'settlement' as const, eventSeq: null, calibration: 1 };
    const at = new Date(START + entry * 1000).toISOString();
    const said = { ...kind, entry, xp, reason: null, tier: 'solid', level: 2, totalAfter, at };
    const hash = chainHash(previousHash, said);
    entries.push({ ...said, previousHash, hash });
    previousHash = hash;
  }
  return entries;
}

/** An issuer with one pair of keys. */
export async function makeIssuer(): Promise<{ signers: Signers; document: Json }> {
  const signers = await generateSigners(DID);
  const keys = Object.values(signers).map(({ id, algorithm, key }): PublicKey => ({
    id,
    algorithm,
    key,
    createdAt: new Date(START).toISOString(),
    retiredAt: null,
    revokedAt: null,
  }));
  return { signers, document: didDocument(DID, URL, keys) };
}

export type Issuer = Awaited<ReturnType<typeof makeIssuer>>;

function statementOf(total: number, claim: Statement['claim']): Statement {
  const reading = (mean: number, sd: number) => ({
    mean,
    sd,
    interval: [Math.max(0, mean - 1.96 * sd), Math.min(100, mean + 1.96 * sd)],
  });
  const ceiling = 58;
  return {
    claim,
    asOf: new Date(START).toISOString(),
    xp: { total, level: levelOf(total, ceiling), ceiling },
    tier: 'solid',
    overall: reading(62.4, 4.4),
    skills: forEachSkill((skill) => ({ ...reading(60 + skill.length, 5.5), observations: 4 })),
    touchpoints: 4,
    judges: [{ name: 'offline', version: '5', touchpoints: 4, cards: { quality: null } }],
  };
}

type Options = {
  issuer: Issuer;
  entries?: number;
  disclosed?: number[];
  claim?: Statement['claim'];
  validUntil?: Date | null;
  /** Changes the parts before they are signed, as a dishonest issuer could. */
  before?: (parts: { statement: Statement; ledgerProof: Json }) => void;
};

/** A credential as the service issues it, without a database. */
export async function makeCredential({
  issuer,
  entries: count = 40,
  disclosed = [3, 4, 21],
  ...options
}: Options) {
  const entries = ledgerOf(count);
  const blinds = entries.map(() => randomBytes(32));
  const blindOf = (entry: number) => blinds[entry - 1] as Uint8Array;
  const leaves = entries.map((entry) => leafOf(entry, entry.hash, blindOf(entry.entry)));
  const tree = rootOf(leaves.reduce<SumNode[]>(append, [])) as SumNode;
  const blind = randomBytes(32);
  const others = Array.from({ length: 16 }, () => randomBytes(32) as Uint8Array);
  const leaf = 5;
  const nodes = treeNodes(others.with(leaf, learnerLeaf(tree, blind)));
  const at = new Date(START + (count + 1) * 1000);
  const root = await signText(
    JSON.stringify({
      iss: DID,
      number: 1,
      at: at.toISOString(),
      leaves: 16,
      root: hex(nodes.slice(-HASH_BYTES)),
      previous: ROOT_START,
    }),
    issuer.signers.ES256,
    'touchstone-root+jws',
  );
  const path = pathOffsets(leaf, 16).map((offset) => hex(nodes.slice(offset, offset + HASH_BYTES)));
  const anchor = { blind: hex(blind), leaf, path, root };
  const ledgerProof = ledgerProofOf({ entries, blindOf, disclosed, anchor, issuer: issuer.document });
  const statement = statementOf(tree.added - tree.removed, options.claim ?? { kind: 'level', level: 2 });
  options.before?.({ statement, ledgerProof });
  const salt = randomBytes(16).toString('hex');
  const unsigned = buildCredential({
    id: randomUUID(),
    issuer: { did: DID, url: URL, name: 'Learn' },
    subject: {
      identityHash: `sha256$${createHash('sha256').update(`maya${salt}`).digest('hex')}`,
      salt,
      id: null,
    },
    validFrom: at,
    validUntil: options.validUntil ?? null,
    status: { url: `${URL}/.well-known/touchstone/status/0`, index: 77 },
    statement,
    ledgerProof,
  });
  return { unsigned, at, root, ...(await signBoth(unsigned, issuer, at)) };
}

/** Both forms of a credential, signed. */
export async function signBoth(unsigned: Credential, { signers }: Issuer, at: Date) {
  const signed = await addProof(unsigned, signers.Ed25519, at);
  return { json: JSON.stringify(signed), jwt: await signJwt(unsigned, signers.ES256) };
}

/** The next root of the issuer after another one. */
export function nextRoot({ signers }: Issuer, previous: string, at: Date): Promise<string> {
  const root = {
    iss: DID,
    number: 2,
    at: at.toISOString(),
    leaves: 16,
    root: hex(randomBytes(32)),
    previous: chainedHash(previous),
  };
  return signText(JSON.stringify(root), signers.ES256, 'touchstone-root+jws');
}
