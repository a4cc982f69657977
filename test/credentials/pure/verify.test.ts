import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import jsigs from 'jsonld-signatures';
import { beforeAll, describe, expect, test } from 'vitest';
import { loaderOf } from '../../../src/credential/contexts.ts';
import type { Json } from '../../../src/credential/form.ts';
import { UnreadableCredential } from '../../../src/credential/read-credential.ts';
import { statusList } from '../../../src/credential/status-list.ts';
import { verifyCredential, type Known } from '../../../src/credential/verify/verify-credential.ts';
import { makeCredential, makeIssuer, nextRoot, signBoth, type Issuer } from '../support/make-credential.ts';
import { TAMPERINGS } from '../support/tamperings.ts';

let issuer: Issuer;
let made: Awaited<ReturnType<typeof makeCredential>>;
let other: Awaited<ReturnType<typeof makeCredential>>;
beforeAll(async () => {
  issuer = await makeIssuer();
  made = await makeCredential({ issuer });
  other = await makeCredential({ issuer, entries: 12, disclosed: [] });
});

async function verify(text: string, known: Partial<Known> = {}) {
  const report = await verifyCredential(new TextEncoder().encode(text), { now: made.at, ...known });
  const named = (wanted: boolean | null) =>
    report.checks.filter(({ ok }) => ok === wanted).map(({ name }) => name);
  return { ...report, failed: named(false), untried: named(null) };
}

const copy = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json;

describe('a credential', () => {
  test.each(['json', 'jwt'] as const)(
    'as %s is valid by its file alone, and says what it could not check',
    async (form) => {
      const report = await verify(made[form]);
      expect([report.valid, report.failed]).toEqual([true, []]);
      expect(report.untried).toEqual(['issuer', 'published', 'revocation']);
    },
  );

  test('with a DID document, the list of roots and a status list, everything is checked', async () => {
    const id = 'https://learn.example/.well-known/touchstone/status/0';
    const did = issuer.document.id as string;
    const status = await statusList({ id, did, revoked: [76, 78], at: made.at }, issuer.signers.Ed25519);
    const roots = [made.root, await nextRoot(issuer, made.root, made.at)];
    const report = await verify(made.json, { issuer: issuer.document, roots, status });
    expect([report.valid, report.untried]).toEqual([true, []]);
  });

  test.each([[[]], [[1]], [[40]], [[1, 2, 3]], [Array.from({ length: 40 }, (_, place) => place + 1)]])(
    'that discloses %j is valid',
    async (disclosed) => {
      const { json } = await makeCredential({ issuer, disclosed });
      expect((await verify(json)).failed).toEqual([]);
    },
  );
});

describe.each(TAMPERINGS)('$what', ({ change, found }) => {
  test('breaks the signature', async () => {
    const changed = copy(JSON.parse(made.json) as object);
    change(changed, copy(other.unsigned));
    expect((await verify(JSON.stringify(changed))).failed).toContain('signature');
  });

  test(`fails at “${found}” even when the issuer signs it`, async () => {
    const changed = copy(made.unsigned);
    change(changed, copy(other.unsigned));
    const { json, jwt } = await signBoth(changed as typeof made.unsigned, issuer, made.at);
    for (const text of [json, jwt]) {
      const { failed } = await verify(text);
      expect(failed).toContain(found);
      expect(failed).not.toContain('signature');
    }
  });
});

describe('another JSON that says the same to the proof', () => {
  const xsd = 'http://www.w3.org/2001/XMLSchema#dateTime';
  const vc = 'https://www.w3.org/2018/credentials#';
  /** Moves a property of an object to another name. */
  const rename = (one: Json, from: string, to: string, value: (old: unknown) => unknown = (old) => old) => {
    const old = one[from];
    delete one[from];
    one[to] = value(old);
  };
  const CHANGES: [string, (one: Json) => void][] = [
    [
      'the expiry under its full name',
      (one) => rename(one, 'validUntil', `${vc}validUntil`, (old) => ({ '@type': xsd, '@value': old })),
    ],
    ['the status under its full name', (one) => rename(one, 'credentialStatus', `${vc}credentialStatus`)],
    [
      'another term in the issuer’s context',
      (one) =>
        Object.assign((one['@context'] as Json[])[2] as Json, { other: 'https://learn.example/other' }),
    ],
    [
      'the time of the proof in a list',
      ({ proof }) => rename(proof as Json, 'created', 'created', (old) => [old]),
    ],
    ['the issuer’s name twice', ({ issuer: by }) => rename(by as Json, 'name', 'name', (old) => [old, old])],
    ['a context within', (one) => ((one.credentialSubject as Json)['@context'] = {})],
  ];
  test.each(CHANGES)('%s is refused, although the proof holds', async (_what, change) => {
    const { json } = await makeCredential({ issuer, validUntil: new Date(made.at.getTime() + 1000) });
    const changed = copy(JSON.parse(json) as object);
    change(changed);
    const methods = issuer.document.verificationMethod as Json[];
    const documents = Object.fromEntries([...methods, issuer.document].map((one) => [String(one.id), one]));
    const { verified } = await jsigs.verify(changed, {
      suite: new DataIntegrityProof({ cryptosuite }),
      purpose: new jsigs.purposes.AssertionProofPurpose(),
      documentLoader: loaderOf(documents),
    });
    expect(verified).toBe(true);
    const report = await verify(JSON.stringify(changed));
    expect(report.failed).toContain('signature');
    expect(report.checks[0]?.detail).toMatch(/term|contexts/);
  });

  test('an expiry in a list is no credential', async () => {
    const changed = { ...copy(made.unsigned), validUntil: ['2020-01-01T00:00:00Z'] };
    await expect(verify(JSON.stringify(changed))).rejects.toThrow(UnreadableCredential);
  });
});

test('a forger’s own key passes by the file alone, and never with the issuer’s DID document', async () => {
  const forged = await makeCredential({ issuer: await makeIssuer() });
  expect((await verify(forged.json)).untried).toContain('issuer');
  for (const text of [forged.json, forged.jwt])
    expect((await verify(text, { issuer: issuer.document })).failed).toEqual(
      expect.arrayContaining(['signature', 'issuer', 'root']),
    );
});

test('before and after its dates it is not valid', async () => {
  const until = new Date(made.at.getTime() + 1000);
  const { json } = await makeCredential({ issuer, validUntil: until });
  expect((await verify(json)).failed).toEqual([]);
  expect((await verify(json, { now: until })).failed).toEqual(['dates']);
  expect((await verify(json, { now: new Date(made.at.getTime() - 2000) })).failed).toEqual(['dates']);
});

describe('the status list', () => {
  const id = 'https://learn.example/.well-known/touchstone/status/0';
  const listOf = (revoked: number[], at = made.at, by = issuer) =>
    statusList({ id, did: issuer.document.id as string, revoked, at }, by.signers.Ed25519);

  test('revokes it', async () => {
    expect((await verify(made.json, { status: await listOf([77]) })).failed).toEqual(['revocation']);
  });

  test.each([
    ['of another issuer', async () => listOf([], made.at, await makeIssuer())],
    ['of two days ago', async () => listOf([], new Date(made.at.getTime() - 2 * 86_400_000))],
    ['of another URL', async () => ({ ...(await listOf([])), id: `${id}9` })],
    [
      'with a bit unset',
      async () => {
        const subject = (await listOf([])).credentialSubject;
        return { ...(await listOf([77])), credentialSubject: subject };
      },
    ],
  ])('%s is refused', async (_what, make) => {
    expect((await verify(made.json, { status: await make() })).failed).toEqual(['revocation']);
  });
});

describe('the list of roots', () => {
  test.each([
    ['without the credential’s', () => [other.root]],
    ['out of order', async () => [await nextRoot(issuer, made.root, made.at), made.root]],
    ['with a gap', async () => [made.root, await nextRoot(issuer, other.root, made.at)]],
    ['that is empty', () => []],
    ['of another issuer', async () => [(await makeCredential({ issuer: await makeIssuer() })).root]],
    ['of words', () => ['root', 'root']],
  ])('%s is refused', async (_what, make) => {
    expect((await verify(made.json, { roots: await make() })).failed).toEqual(['published']);
  });
});

test('a key that was revoked, or did not sign at that time, is refused', async () => {
  const { document } = issuer;
  const methods = document.verificationMethod as Json[];
  const withMethods = (more: Json): Json => ({
    ...document,
    verificationMethod: methods.map((one) => ({ ...one, ...more })),
  });
  const at = (ms: number) => new Date(made.at.getTime() + ms).toISOString();
  const failing = ['signature', 'issuer', 'root'];
  expect((await verify(made.json, { issuer: withMethods({ revoked: at(5000) }) })).failed).toEqual(failing);
  expect((await verify(made.json, { issuer: withMethods({ activeUntil: at(-5000) }) })).failed).toEqual(
    failing,
  );
  expect((await verify(made.json, { issuer: withMethods({ activeFrom: at(5000) }) })).failed).toEqual(
    failing,
  );
  expect((await verify(made.json, { issuer: { ...document, assertionMethod: [] } })).failed).toEqual(failing);
});

test.each([
  ['nothing', ''],
  ['a list', '[]'],
  ['an ordinary document', '{"id":"x"}'],
  ['a JWT without a credential', 'e30.e30.e30'],
  ['an SVG without one', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
  ['broken JSON', '{'],
])('%s is not a credential', async (_what, text) => {
  await expect(verify(text)).rejects.toThrow(UnreadableCredential);
});

test.each([
  ['no evidence', (one: Json) => delete one.evidence],
  ['a ledger proof of words', (one: Json) => (one.evidence = [{ ledgerProof: 'yes' }])],
  ['evidence that is null', (one: Json) => (one.evidence = [null])],
  ['no statement', (one: Json) => delete (one.credentialSubject as Json).statement],
])('a credential with %s fails, and is not valid', async (_what, change) => {
  const changed = copy(made.unsigned);
  change(changed);
  const { valid, failed } = await verify(JSON.stringify(changed));
  expect([valid, failed]).toEqual([false, ['entries']]);
});
