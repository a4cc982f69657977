import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonKind } from '../../core/person.ts';
import { createPersonVerifier, keysInFile, remoteKeys } from './person-token.ts';
import { selectJudge } from '../../judge/select-judge.ts';
import { makePersonKeys, mintPersonToken, personKeyFiles } from '../../services/person-keys.ts';
import { liveThrough } from '../../../test/support/judge-completion.ts';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import type { Json } from '../../../test/http/support/json.ts';

let edge: Edge;
let folder: string;
let key: JWK;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-persons-'));
  key = await makePersonKeys(folder);
  edge = await startEdge({
    verifyPerson: createPersonVerifier(keysInFile(personKeyFiles(folder).keySet), () => new Date()),
  });
  for (const learner of ['maya', 'maya2', 'omar']) {
    await edge.post([
      cloudEvent({
        subject: learner,
        data: { stage: 's1', text: 'First I checked the weekly churn by segment, because mobile fell.' },
      }),
      cloudEvent({ subject: learner, type: 'stage.completed', data: { stage: 's1', outcome: 'passed' } }),
    ]);
    await liveThrough(edge.store, selectJudge({}), learner);
  }
  const group = (learner: string, groups: string[]) =>
    edge.store.database.query(
      `INSERT INTO profiles (learner, groups, par_factor) SELECT no, $2, 1 FROM learners WHERE id = $1
       ON CONFLICT (learner) DO UPDATE SET groups = excluded.groups`,
      [learner, groups],
    );
  await group('maya', ['spring', 'north']);
  await group('omar', ['autumn']);
});
afterAll(async () => {
  await edge.stop();
  await rm(folder, { recursive: true, force: true });
});

const tokenOf = (sub: string, kind: PersonKind, groups: string[] = [], seconds = 600) =>
  mintPersonToken(key, { sub, kind, groups }, { now: new Date(), seconds });

async function status(token: string, path: string, method = 'GET', body?: unknown) {
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  const init = { method, token, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return (await edge.request(path, init)).status;
}

const REASON = { reason: 'I worked alone.' };
const UPHELD = { decision: 'upheld', reason: 'It stands.' };

/** Caller, call and expected status. */
const REACH: [PersonKind, string, string[], string, string, unknown, number][] = [
  ['learner', 'maya', [], 'GET', '/v1/learners/maya', undefined, 200],
  ['learner', 'maya', [], 'GET', '/v1/learners/maya/ledger', undefined, 200],
  ['learner', 'maya', [], 'GET', '/v1/learners/maya/calibrations/1', undefined, 200],
  ['learner', 'maya', [], 'GET', '/v1/learners/%6Daya', undefined, 200],
  ['learner', 'maya', [], 'GET', '/v1/learners/maya/calibrations/1?trace=full', undefined, 403],
  ['learner', 'maya', [], 'GET', '/v1/learners/maya2', undefined, 404],
  ['learner', 'maya', [], 'GET', '/v1/learners/omar/ledger', undefined, 404],
  ['learner', 'maya', [], 'GET', '/v1/learners/nobody', undefined, 404],
  ['learner', 'maya', [], 'GET', '/v1/learners', undefined, 403],
  ['learner', 'maya', [], 'GET', '/v1/stream', undefined, 403],
  ['learner', 'maya', [], 'GET', '/v1/reviews', undefined, 403],
  ['learner', 'maya', [], 'GET', '/v1/roles', undefined, 200],
  ['learner', 'maya', [], 'POST', '/v1/events', {}, 403],
  ['learner', 'maya', [], 'DELETE', '/v1/learners/maya', undefined, 403],
  ['learner', 'maya', [], 'POST', '/v1/learners/omar/calibrations/1/appeal', REASON, 404],
  ['learner', 'maya', [], 'POST', '/v1/learners/maya/calibrations/1/review', UPHELD, 403],
  ['learner', 'maya', [], 'POST', '/v1/learners/maya/calibrations/1/rescore', {}, 403],
  ['coach', 'carla', ['spring'], 'GET', '/v1/learners/maya/calibrations', undefined, 200],
  ['coach', 'carla', ['spring'], 'GET', '/v1/learners/omar', undefined, 404],
  ['coach', 'carla', [], 'GET', '/v1/learners/maya', undefined, 404],
  ['coach', 'carla', ['spring'], 'GET', '/v1/learners?group=spring', undefined, 200],
  ['coach', 'carla', ['spring'], 'GET', '/v1/learners?group=autumn', undefined, 403],
  ['coach', 'carla', ['spring'], 'GET', '/v1/learners', undefined, 403],
  ['coach', 'carla', ['spring'], 'GET', '/v1/reviews', undefined, 200],
  ['coach', 'carla', ['spring'], 'POST', '/v1/learners/omar/calibrations/1/review', UPHELD, 404],
  ['coach', 'carla', ['spring'], 'POST', '/v1/events', {}, 403],
  ['hiring', 'hugo', [], 'GET', '/v1/learners/maya', undefined, 404],
  ['hiring', 'hugo', ['spring'], 'GET', '/v1/learners/maya/standing', undefined, 404],
  ['hiring', 'hugo', [], 'GET', '/v1/roles', undefined, 200],
  ['learner', 'maya', [], 'HEAD', '/v1/roles', undefined, 200],
  ['learner', 'maya', [], 'HEAD', '/v1/learners/maya', undefined, 200],
  ['learner', 'maya', [], 'HEAD', '/v1/learners/omar', undefined, 404],
  ['coach', 'carla', ['spring'], 'HEAD', '/v1/reviews', undefined, 200],
  ['coach', 'carla', ['spring'], 'HEAD', '/v1/stream', undefined, 200],
  ['coach', 'carla', ['a\0b', 'spring'], 'GET', '/v1/learners/maya', undefined, 200],
  ['coach', 'carla', ['spring'], 'GET', '/v1/learners/a%00', undefined, 404],
  ['hiring', 'hugo', [], 'GET', '/v1/learners/a%00', undefined, 404],
  ['operator', 'ines', [], 'GET', '/v1/learners', undefined, 200],
  ['operator', 'ines', [], 'GET', '/v1/learners/maya/calibrations/1?trace=full', undefined, 200],
  ['operator', 'ines', [], 'GET', '/v1/reviews', undefined, 200],
];

test.for(REACH)(
  'a %s (%s of %j) who asks %s %s is answered',
  async ([kind, sub, groups, method, path, body, expected]) => {
    expect(await status(await tokenOf(sub, kind, groups), path, method, body)).toBe(expected);
  },
);

test('metrics are for systems and operators only', async () => {
  const far = { incoming: { socket: { remoteAddress: '192.0.2.7' } } };
  const ask = async (token: string) =>
    (await edge.app.request('/metrics', { headers: { authorization: `Bearer ${token}` } }, far)).status;
  expect(await ask(await tokenOf('maya', 'learner'))).toBe(403);
  expect(await ask(await tokenOf('carla', 'coach', ['spring']))).toBe(403);
  expect(await ask(await tokenOf('ines', 'operator'))).toBe(200);
});

test('a learner appeals, a coach of the group decides, and the learner reads the reason but not the reviewer', async () => {
  const maya = await tokenOf('maya', 'learner');
  const carla = await tokenOf('carla', 'coach', ['spring']);
  const path = '/v1/learners/maya/calibrations/1';
  expect(await status(maya, `${path}/appeal`, 'POST', REASON)).toBe(201);
  const { body: queue } = await edge.get('/v1/reviews?state=contested', { token: carla });
  expect(queue.data.map(({ learner }: Json) => learner)).toEqual(['maya']);
  const other = await edge.get('/v1/reviews?state=contested', {
    token: await tokenOf('otto', 'coach', ['autumn']),
  });
  expect(other.body.data).toEqual([]);
  expect(await status(carla, `${path}/review`, 'POST', UPHELD)).toBe(200);
  const { review } = (await edge.get(path, { token: maya })).body;
  expect(review).toMatchObject({ state: 'upheld', reviews: [{ reason: 'It stands.' }] });
  expect(review.reviews[0].by).toBeUndefined();
  expect((await edge.get(path, { token: carla })).body.review.reviews[0].by).toBe('carla');
  expect(await status(maya, `${path}/appeal`, 'POST', REASON)).toBe(201);
  expect(await status(carla, `${path}/review`, 'POST', UPHELD)).toBe(409);
});

test('the reviewer is the person of the token, whatever the body claims', async () => {
  const path = '/v1/learners/omar/calibrations/1';
  const otto = await tokenOf('otto', 'coach', ['autumn']);
  expect(await status(otto, `${path}/review`, 'POST', { ...UPHELD, reviewer: 'somebody-else' })).toBe(200);
  const { review } = (await edge.get(path, { token: otto })).body;
  expect(review.reviews[0].by).toBe('otto');
  const self = await tokenOf('omar', 'coach', ['autumn']);
  expect(await status(self, `${path}/review`, 'POST', UPHELD)).toBe(409);
});

test('voiding or rescoring one’s own work is rejected, previews included', async () => {
  const omar = await tokenOf('omar', 'operator');
  for (const query of ['?preview=true', '']) {
    expect(await status(omar, `/v1/learners/omar/calibrations/1/rescore${query}`, 'POST', {})).toBe(409);
    const sent = cloudEvent({ type: 'event.voided', subject: 'omar', data: { seq: 2, reason: 'Not mine.' } });
    const answer = await edge.request(`/v1/events${query}`, {
      method: 'POST',
      token: omar,
      body: JSON.stringify(sent),
      headers: { 'content-type': 'application/cloudevents+json' },
    });
    expect([answer.status, ((await answer.json()) as Json).type]).toEqual([
      409,
      '/docs/errors#second-reviewer',
    ]);
  }
  const { no } = (await edge.store.learners.find('omar'))!;
  const steps = await edge.store.database.query('SELECT step FROM steps WHERE learner = $1', [no]);
  expect(new Set(steps.rows.map(({ step }) => step))).toEqual(new Set(['check', 'dossier', 'score']));
});

test('a hiring viewer reads only layer and standing, only while the learner shares them', async () => {
  const [omar, hugo, hanna] = [
    await tokenOf('omar', 'learner'),
    await tokenOf('hugo', 'hiring'),
    await tokenOf('hanna', 'hiring'),
  ];
  expect(await status(omar, '/v1/learners/omar/shares/hugo', 'PUT')).toBe(204);
  const compressed = { method: 'PUT', token: omar, headers: { 'content-encoding': 'gzip' } };
  expect((await edge.request('/v1/learners/omar/shares/hugo', compressed)).status).toBe(415);
  expect((await edge.get('/v1/learners/omar/shares', { token: omar })).body.data).toMatchObject([
    { viewer: 'hugo' },
  ]);
  expect(await status(hugo, '/v1/learners/omar')).toBe(200);
  expect(await status(hugo, '/v1/learners/omar/standing')).toBe(200);
  expect(await status(hanna, '/v1/learners/omar')).toBe(404);
  const sharing = async (token: string) => (await edge.get('/v1/shares', { token })).body.data;
  expect(await sharing(hugo)).toMatchObject([{ learner: 'omar' }]);
  expect(await sharing(hanna)).toEqual([]);
  expect(await status(omar, '/v1/shares')).toBe(403);
  for (const path of ['ledger', 'calibrations', 'calibrations/1', 'events', 'stream', 'shares']) {
    expect(await status(hugo, `/v1/learners/omar/${path}`), path).toBe(403);
  }
  expect(await status(hugo, '/v1/learners/omar/shares/hanna', 'PUT')).toBe(403);
  expect(await status(omar, '/v1/learners/maya/shares/hugo', 'PUT')).toBe(404);
  expect(await status(omar, '/v1/learners/omar/shares/hugo', 'DELETE')).toBe(204);
  expect(await status(hugo, '/v1/learners/omar')).toBe(404);
  expect(await sharing(hugo)).toEqual([]);
});

describe('a person token is valid', () => {
  const seconds = () => Math.floor(Date.now() / 1000);
  const secret = new TextEncoder().encode('a secret of at least thirty-two bytes, known to many');
  const claims = { kind: 'learner', sub: 'maya', exp: seconds() + 600 };
  const signed = async (payload: object, alg = 'ES256') => {
    const token = new SignJWT(payload as Record<string, unknown>).setProtectedHeader({ alg, kid: key.kid });
    const { importJWK } = await import('jose');
    return token.sign(alg === 'HS256' ? secret : await importJWK(key, 'ES256'));
  };
  const TOKENS: [string, () => Promise<string>, number][] = [
    ['as it is minted', () => tokenOf('maya', 'learner'), 200],
    ['without an audience', () => signed(claims), 200],
    ['for another audience', () => signed({ ...claims, aud: 'payroll' }), 401],
    ['past its expiry', () => tokenOf('maya', 'learner', [], -60), 401],
    ['without an expiry', () => signed({ kind: 'learner', sub: 'maya' }), 401],
    ['without a kind', () => signed({ sub: 'maya', exp: claims.exp }), 401],
    ['of an unknown kind', () => signed({ ...claims, kind: 'admin' }), 401],
    ['about an address', () => signed({ ...claims, sub: 'maya@academy.example' }), 401],
    ['signed with a shared secret', () => signed(claims, 'HS256'), 401],
    [
      'unsigned',
      async () => `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(claims))}.`.replaceAll('=', ''),
      401,
    ],
    [
      'changed after signing',
      async () =>
        (await signed(claims)).replace(
          /\.[^.]+\./,
          `.${btoa(JSON.stringify({ ...claims, sub: 'omar' })).replaceAll('=', '')}.`,
        ),
      401,
    ],
  ];
  test.for(TOKENS)('or not: %s', async ([, make, expected]) => {
    expect(await status(await make(), '/v1/learners/maya')).toBe(expected);
  });
});

describe('the key set', () => {
  const now = () => new Date();
  test('in a file is read again when it changes', async () => {
    const other = await mkdtemp(join(tmpdir(), 'touchstone-persons-'));
    const verify = createPersonVerifier(keysInFile(personKeyFiles(other).keySet), now);
    expect(await verify(await tokenOf('maya', 'learner'))).toBeNull();
    const pair = await makePersonKeys(other);
    const token = await mintPersonToken(
      pair,
      { sub: 'maya', kind: 'coach', groups: ['a'] },
      { now: now(), seconds: 60 },
    );
    expect(await verify(token)).toEqual({ sub: 'maya', kind: 'coach', groups: ['a'] });
    await writeFile(personKeyFiles(other).keySet, '{"keys":[]}');
    expect(await verify(token)).toBeNull();
    await rm(other, { recursive: true });
  });

  test('at a URL is fetched; while it is unreachable, calls answer 503, not 401', async () => {
    const { readFile } = await import('node:fs/promises');
    const set = await readFile(personKeyFiles(folder).keySet, 'utf8');
    let up = false;
    const server: Server = createServer((_request, response) =>
      response.writeHead(up ? 200 : 500, { 'content-type': 'application/json' }).end(set),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const verify = createPersonVerifier(
      remoteKeys(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`),
      now,
    );
    const token = await tokenOf('maya', 'learner');
    await expect(verify(token)).rejects.toMatchObject({ code: 'unavailable' });
    up = true;
    expect(await verify(token)).toMatchObject({ sub: 'maya', kind: 'learner' });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
