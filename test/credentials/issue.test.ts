import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../src/credential/form.ts';
import { verifyCredential, type Known } from '../../src/credential/verify/verify-credential.ts';
import type { Signers } from '../../src/credential/sign.ts';
import { rootSigner } from '../../src/services/credentials/issue.ts';
import { newKeys, openSigners } from '../../src/services/credentials/issuer-keys.ts';
import { createCredentialService } from '../../src/services/credentials/credential-service.ts';
import { startEdge, type Edge } from '../http/support/edge.ts';
import { createIssuer, issue, live } from './support/issuing.ts';
import { ISSUER_SECRET } from './support/secret.ts';

let edge: Edge;
let did: string;
beforeAll(async () => {
  edge = await startEdge();
  await live(edge.store, 'maya');
  await live(edge.store, 'noor', { x: 30, turns: 5 });
});
afterAll(() => edge.stop());

const bytesOf = async (path: string, headers: Record<string, string> = {}) =>
  new Uint8Array(await (await edge.request(path, { headers })).arrayBuffer());

/** Everything that a stranger can get without a token. */
async function known(): Promise<Known> {
  const [issuer, roots, status] = await Promise.all(
    ['did.json', 'touchstone/roots', 'touchstone/status/0'].map(async (path) =>
      (await edge.app.request(`/.well-known/${path}`)).text(),
    ),
  );
  return {
    now: new Date(),
    issuer: JSON.parse(issuer as string) as Json,
    roots: (roots as string).trim().split('\n'),
    status: JSON.parse(status as string) as Json,
  };
}

const failedIn = async (bytes: Uint8Array, more: Partial<Known> = {}) => {
  const { checks } = await verifyCredential(bytes, { ...(await known()), ...more });
  return checks.filter(({ ok }) => ok !== true).map(({ name }) => name);
};

describe('without an issuer', () => {
  test('nothing can be issued, and the public documents do not exist', async () => {
    const { status, body } = await issue(edge, 'maya', { kind: 'tier' });
    expect([status, body.type]).toEqual([409, '/docs/errors#no-issuer']);
    expect((await edge.app.request('/.well-known/did.json')).status).toBe(404);
    expect((await edge.app.request('/.well-known/touchstone/status/0')).status).toBe(404);
    expect(await (await edge.app.request('/.well-known/touchstone/roots')).text()).toBe('');
  });
});

describe('with an issuer', () => {
  beforeAll(async () => {
    did = await createIssuer(edge.store);
  });

  const ASKED = [
    { kind: 'level' },
    { kind: 'tier' },
    { kind: 'tier', tier: 'developing' },
    { kind: 'role', role: 'own' },
  ];
  test.each(ASKED)('%j is issued in four forms, each valid with all that is public', async (asked) => {
    const required = { independence: 40, quality: 41, communication: 42, speed: 43 };
    await edge.request('/v1/roles/own', {
      method: 'PUT',
      body: JSON.stringify({ title: 'Own role', required }),
      headers: { 'content-type': 'application/json' },
    });
    const { status, headers, body } = await issue(edge, 'maya', asked);
    expect([status, body.claim.kind]).toEqual([201, asked.kind]);
    const path = headers.get('location') as string;
    for (const form of ['json', 'jwt', 'svg', 'png']) {
      const bytes = await bytesOf(`${path}.${form}`);
      expect([form, await failedIn(bytes)]).toEqual([form, []]);
    }
  });

  test('it states its uncertainty, the judges behind it, and the requirement of the role', async () => {
    const { body } = await issue(edge, 'maya', { kind: 'role', role: 'own', subject: 'did:example:maya' });
    const { statement, credential, ledger } = await verifyCredential(
      await bytesOf(`/v1/credentials/${body.id}`),
      await known(),
    );
    const layer = (await edge.get('/v1/learners/maya')).body;
    expect(statement).toMatchObject({
      claim: { kind: 'role', role: { code: 'own', required: { speed: 43 }, attribution: null } },
      xp: { total: layer.xp.total, level: layer.xp.level },
      tier: layer.workSkills.overall.tier,
      overall: { mean: layer.workSkills.overall.mean, interval: layer.workSkills.overall.interval },
      touchpoints: 4,
      judges: [{ name: 'test', version: '1', touchpoints: 4 }],
    });
    expect(ledger?.disclosed).toHaveLength(4);
    expect(credential.credentialSubject.id).toBe('did:example:maya');
    expect(JSON.stringify(credential)).not.toMatch(/"maya|understanding \d/);
  });

  const FORMS: [string, string][] = [
    ['application/vc+jwt', 'application/vc+jwt'],
    ['text/plain;q=0.9, */*', 'application/vc+jwt'],
    ['image/png', 'image/png'],
    ['image/svg+xml', 'image/svg+xml'],
    ['*/*', 'application/vc+ld+json'],
  ];
  test.each(FORMS)('Accept: %s answers %s', async (accept, type) => {
    const { body } = await issue(edge, 'maya', { kind: 'tier' });
    const response = await edge.request(`/v1/credentials/${body.id}`, { headers: { accept } });
    expect(response.headers.get('content-type')).toContain(type);
    expect(await failedIn(new Uint8Array(await response.arrayBuffer()))).toEqual([]);
  });

  const DISCLOSED: [unknown, number][] = [
    ['none', 0],
    ['completions', 4],
    ['all', 68],
    [[1, 2, 2, 40], 3],
  ];
  test.each(DISCLOSED)('disclosing %j shows %i entries', async (disclose, count) => {
    const { body } = await issue(edge, 'maya', { kind: 'tier', disclose });
    const bytes = await bytesOf(`/v1/credentials/${body.id}`);
    const { ledger } = await verifyCredential(bytes, await known());
    expect([ledger?.disclosed.length, ledger?.sums.entries]).toEqual([count, 68]);
    expect(await failedIn(bytes)).toEqual([]);
  });

  const REFUSED: [object, number, string][] = [
    [{ kind: 'level', level: 51 }, 409, 'credential-not-earned'],
    [{ kind: 'tier', tier: 'exceptional' }, 409, 'credential-not-earned'],
    [{ kind: 'role', role: '15-1211.00' }, 409, 'credential-not-earned'],
    [{ kind: 'role', role: 'none-such' }, 404, 'unknown-role'],
    [{ kind: 'role' }, 422, 'invalid-credential'],
    [{ kind: 'tier', level: 3 }, 422, 'invalid-credential'],
    [{ kind: 'diploma' }, 422, 'invalid-credential'],
    [{ kind: 'tier', disclose: [9999] }, 422, 'invalid-credential'],
    [{ kind: 'tier', disclose: [0] }, 422, 'invalid-credential'],
    [{ kind: 'tier', subject: 'Maya' }, 422, 'invalid-credential'],
    [{ kind: 'tier', validUntil: '2020-01-01T00:00:00Z' }, 422, 'invalid-credential'],
    [{ kind: 'tier', validUntil: 'tomorrow' }, 422, 'invalid-credential'],
    [{ kind: 'tier', more: 1 }, 422, 'invalid-credential'],
  ];
  test.each(REFUSED)('%j answers %i %s', async (asked, status, code) => {
    const answer = await issue(edge, 'noor', asked);
    expect([answer.status, answer.body.type]).toEqual([status, `/docs/errors#${code}`]);
  });

  test('what was not earned publishes no root', async () => {
    const before = (await known()).roots?.length;
    await issue(edge, 'noor', { kind: 'level', level: 51 });
    expect((await known()).roots?.length).toBe(before);
  });

  test('an expiry is signed, and listed', async () => {
    const validUntil = '2099-01-31T00:00:00Z';
    const { body } = await issue(edge, 'maya', { kind: 'tier', validUntil });
    expect(body.validUntil).toBe('2099-01-31T00:00:00.000Z');
    const bytes = await bytesOf(`/v1/credentials/${body.id}.jwt`);
    expect(await failedIn(bytes, { now: new Date('2099-01-30T00:00:00Z'), status: undefined })).toEqual([
      'revocation',
    ]);
    expect(await failedIn(bytes, { now: new Date('2099-02-01T00:00:00Z'), status: undefined })).toEqual([
      'dates',
      'revocation',
    ]);
  });

  test('a revoked one is in the status list, for good, and only it', async () => {
    const [one, other] = [
      (await issue(edge, 'maya', { kind: 'tier' })).body,
      (await issue(edge, 'maya', { kind: 'tier' })).body,
    ];
    const bytes = await bytesOf(`/v1/credentials/${one.id}`);
    for (let again = 0; again < 2; again += 1)
      expect((await edge.request(`/v1/credentials/${one.id}/revoke`, { method: 'POST' })).status).toBe(204);
    expect(await failedIn(bytes)).toEqual(['revocation']);
    expect(await failedIn(await bytesOf(`/v1/credentials/${other.id}`))).toEqual([]);
    const { body } = await edge.get('/v1/learners/maya/credentials?limit=200');
    const revoked = body.data.filter(({ revokedAt }: Json) => revokedAt !== null).map(({ id }: Json) => id);
    expect(revoked).toEqual([one.id]);
  });

  test('the list has pages', async () => {
    const ids: string[] = [];
    for (let path = '/v1/learners/maya/credentials?limit=3'; ;) {
      const { body } = await edge.get(path);
      ids.push(...body.data.map(({ id }: Json) => id));
      if (body.nextCursor === null) break;
      path = `/v1/learners/maya/credentials?limit=3&cursor=${body.nextCursor}`;
    }
    const all = (await edge.get('/v1/learners/maya/credentials?limit=200')).body.data.map(
      ({ id }: Json) => id,
    );
    expect([ids, new Set(ids).size]).toEqual([all, all.length]);
  });

  test('awards after it need a new root, and the old credential stays valid', async () => {
    const { body } = await issue(edge, 'maya', { kind: 'tier' });
    const bytes = await bytesOf(`/v1/credentials/${body.id}`);
    const before = (await known()).roots ?? [];
    await live(edge.store, 'maya', { completions: 1, turns: 3 });
    await issue(edge, 'maya', { kind: 'tier' });
    const after = (await known()).roots ?? [];
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(before.length + 1);
    expect(await failedIn(bytes)).toEqual([]);
  });

  test('a daily root covers every learner who changed, once a day', async () => {
    const sign = rootSigner((await openSigners(edge.store, ISSUER_SECRET)) as Signers);
    const before = (await known()).roots?.length ?? 0;
    await live(edge.store, 'olga', { completions: 3, turns: 0 });
    expect(await edge.store.roots.sealDaily(sign)).toEqual({ roots: 1, learners: 1 });
    expect(await edge.store.roots.sealDaily(sign)).toBeNull();
    // Olga’s entries are under it, so this needs no other root.
    const { body } = await issue(edge, 'olga', { kind: 'tier' });
    expect((await known()).roots).toHaveLength(before + 1);
    expect(await failedIn(await bytesOf(`/v1/credentials/${body.id}`))).toEqual([]);
    expect(await edge.store.roots.seal(sign)).toEqual({ roots: 0, learners: 0 });
  });

  test('only admin keys that cover the learner may issue and revoke', async () => {
    const { body } = await issue(edge, 'maya', { kind: 'tier' });
    const statusOf = async (path: string, method: string, token: string) =>
      (await edge.request(path, { method, token })).status;
    const read = await edge.keyOf(['read']);
    const foreign = await edge.keyOf(['read', 'admin'], 'acme:');
    expect((await issue(edge, 'maya', { kind: 'tier' }, read)).status).toBe(403);
    expect((await issue(edge, 'maya', { kind: 'tier' }, foreign)).status).toBe(404);
    expect(await statusOf(`/v1/credentials/${body.id}/revoke`, 'POST', read)).toBe(403);
    expect(await statusOf(`/v1/credentials/${body.id}/revoke`, 'POST', foreign)).toBe(404);
    expect(await statusOf(`/v1/credentials/${body.id}`, 'GET', foreign)).toBe(404);
    expect(await statusOf(`/v1/credentials/${body.id}`, 'GET', read)).toBe(200);
  });

  test('after a rotation both old and new credentials are valid; a revoked key takes its own with it', async () => {
    const old = await bytesOf(`/v1/credentials/${(await issue(edge, 'maya', { kind: 'tier' })).body.id}`);
    const idOf = async (algorithm: string) =>
      (await edge.store.issuer.keys()).find((key) => key.algorithm === algorithm)?.id ?? '';
    const [ed25519, es256] = [await idOf('Ed25519'), await idOf('ES256')];
    await edge.store.issuer.rotate(await newKeys(did, ISSUER_SECRET));
    const { body } = await issue(edge, 'maya', { kind: 'tier' });
    expect(await failedIn(old)).toEqual([]);
    expect(await failedIn(await bytesOf(`/v1/credentials/${body.id}`))).toEqual([]);
    expect((await edge.store.issuer.keys()).filter(({ secret }) => secret !== null)).toHaveLength(2);
    expect(await edge.store.issuer.revoke(ed25519)).toBe(true);
    expect(await failedIn(old)).toEqual(['signature', 'issuer']);
    const newer = await bytesOf(`/v1/credentials/${body.id}`);
    expect(await failedIn(newer)).toEqual([]);
    // Roots by a revoked key count once a root by another key follows them.
    expect(await edge.store.issuer.revoke(es256)).toBe(true);
    expect(await failedIn(newer)).toEqual(['published']);
    await edge.store.roots.confirm(rootSigner((await openSigners(edge.store, ISSUER_SECRET)) as Signers));
    expect(await failedIn(newer)).toEqual([]);
    expect(await failedIn(newer, { roots: undefined })).toEqual(['root', 'published']);
  });

  test('with another secret nothing is signed', async () => {
    const locked = createCredentialService({ store: edge.store, secret: () => `another ${ISSUER_SECRET}` });
    const request = {
      asked: { kind: 'tier' as const },
      disclose: 'none' as const,
      subject: null,
      validUntil: null,
    };
    expect(await locked.issue('maya', request)).toEqual({ outcome: 'locked' });
    expect(await locked.statusList(0)).toBe('locked');
  });

  test('a credential outlives the erase of the learner, without a byte of text, and can still be revoked', async () => {
    await live(edge.store, 'kingfisher', { completions: 2, turns: 5 });
    const { body } = await issue(edge, 'kingfisher', { kind: 'tier', disclose: 'all' });
    const files = [
      await bytesOf(`/v1/credentials/${body.id}.json`),
      await bytesOf(`/v1/credentials/${body.id}.jwt`),
    ];
    await edge.request('/v1/learners/kingfisher', { method: 'DELETE' });
    for (const bytes of files) {
      expect(await failedIn(bytes)).toEqual([]);
      expect(new TextDecoder().decode(bytes)).not.toMatch(/kingfisher|understanding \d|says something/);
    }
    expect((await edge.request(`/v1/credentials/${body.id}`)).status).toBe(404);
    expect((await edge.request('/v1/learners/kingfisher/credentials')).status).toBe(410);
    expect((await issue(edge, 'kingfisher', { kind: 'tier' })).status).toBe(410);
    for (const table of ['credentials', 'ledger_trees']) {
      const left = `SELECT FROM ${table} t JOIN learners l ON l.no = t.learner WHERE l.id = 'kingfisher'`;
      expect((await edge.store.database.query(left)).rowCount).toBe(0);
    }
    const foreign = await edge.keyOf(['admin'], 'kingfisher:');
    const revoke = (token?: string) =>
      edge.request(`/v1/credentials/${body.id}/revoke`, { method: 'POST', token });
    expect((await revoke(foreign)).status).toBe(404);
    expect((await revoke()).status).toBe(204);
    expect(await failedIn(files[0] as Uint8Array)).toEqual(['revocation']);
  });
});
