import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonKind } from '../../core/person.ts';
import { makePersonKeys, mintPersonToken, personKeyFiles } from '../../services/person-keys.ts';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import { BELIEVED_MS } from '../auth/auth.ts';
import { createPersonVerifier, keysInFile, TOLERANCE_S } from '../auth/person-token.ts';
import { ProblemError } from '../problems/problem.ts';
import { RECHECK_MS } from './stream.ts';

let edge: Edge;
let folder: string;
let signing: JWK;
let aheadMs = 0;
let keySetIsAway = false;
const now = () => new Date(Date.now() + aheadMs);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-reach-'));
  signing = await makePersonKeys(folder);
  const verify = (token: string) =>
    createPersonVerifier(keysInFile(personKeyFiles(folder).keySet), now)(token);
  edge = await startEdge({
    now,
    streamRecheckMs: 50,
    verifyPerson: async (token) => {
      if (keySetIsAway) throw new ProblemError('unavailable');
      return verify(token);
    },
  });
  for (const learner of ['maya', 'omar', 'gone'])
    await edge.post(cloudEvent({ subject: learner, time: undefined }));
});
afterAll(async () => {
  await edge.stop();
  await rm(folder, { recursive: true });
});

const tokenOf = (sub: string, kind: PersonKind, groups: string[] = []) =>
  mintPersonToken(signing, { sub, kind, groups }, { now: now(), seconds: 600 });

/** Opens a stream and reads it in the background. */
async function open(token: string, path: string) {
  const response = await edge.request(path, { token });
  const stream = { status: response.status, text: '', ended: false };
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  void (async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      stream.text += decoder.decode(part.value as Uint8Array, { stream: true });
    stream.ended = true;
  })();
  expect(stream.status).toBe(200);
  return { ...stream, of: stream, cancel: () => reader.cancel() };
}

/** Waits for the end of a stream and returns the problem in its last message. */
async function lastProblem({ of }: Awaited<ReturnType<typeof open>>) {
  await expect.poll(() => of.ended, { timeout: 20_000 }).toBe(true);
  const [, data] = /event: end\ndata: (.*)\n\n$/.exec(of.text) ?? [];
  const { type, status } = JSON.parse(data ?? '{}');
  return [type, status];
}

const group = (learner: string, groups: string[]) =>
  edge.request(`/v1/learners/${learner}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ groups }),
  });

test('a coach’s stream ends when the learner leaves the group; that of another coach stays', async () => {
  await group('maya', ['spring', 'north']);
  const left = await open(await tokenOf('carla', 'coach', ['spring']), '/v1/learners/maya/stream');
  const stays = await open(await tokenOf('nora', 'coach', ['north']), '/v1/learners/maya/stream');
  await group('maya', ['north']);
  expect(await lastProblem(left)).toEqual(['/docs/errors#unknown-learner', 404]);
  expect(stays.of.ended).toBe(false);
  await stays.cancel();
});

test('a coach follows all learners of their groups and nobody else, also as learners join and leave', async () => {
  for (const learner of ['in', 'out', 'joins']) await group(learner, learner === 'in' ? ['east'] : ['west']);
  const stream = await open(await tokenOf('ed', 'coach', ['east']), '/v1/stream');
  const happens = async (learner: string, id: string) => {
    await edge.post(cloudEvent({ subject: learner, id, time: undefined }));
    await edge.award(learner);
  };
  const shows = async (learner: string) => {
    const seen = () => stream.of.text.includes(`"learner":"${learner}"`);
    await expect.poll(seen, { timeout: 20_000 }).toBe(true);
  };
  await happens('out', 'out-1');
  await happens('in', 'in-1');
  await shows('in');
  await group('joins', ['east']);
  // The set of members is read again by and by.
  for (let at = 1; !stream.of.text.includes('"learner":"joins"') && at <= 100; at += 1) {
    await happens('joins', `joins-${at}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await shows('joins');
  expect(stream.of.text).not.toContain('"learner":"out"');
  await stream.cancel();
  const none = await open(await tokenOf('zoe', 'coach'), '/v1/stream');
  await happens('in', 'in-2');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(none.of.text).not.toContain('"learner"');
  await none.cancel();
});

test('the streams of a revoked key end', async () => {
  const { id, secret } = await edge.store.keys.create({
    name: 'short',
    scopes: ['read'],
    prefix: null,
    expiresAt: null,
  });
  const streams = [await open(secret, '/v1/stream'), await open(secret, '/v1/learners/omar/stream')];
  await edge.store.keys.revoke(id);
  aheadMs += BELIEVED_MS;
  for (const stream of streams)
    expect(await lastProblem(stream)).toEqual(['/docs/errors#unauthenticated', 401]);
});

test('the stream of an erased learner ends', async () => {
  const stream = await open(await edge.keyOf(['read']), '/v1/learners/gone/stream');
  expect((await edge.request('/v1/learners/gone', { method: 'DELETE' })).status).toBeLessThan(300);
  expect(await lastProblem(stream)).toEqual(['/docs/errors#learner-erased', 410]);
});

test('a stream ends when its person token expires, but not while the key set is away', async () => {
  const stream = await open(await tokenOf('omar', 'learner'), '/v1/learners/omar/stream');
  keySetIsAway = true;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(stream.of.ended).toBe(false);
  keySetIsAway = false;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(stream.of.ended).toBe(false);
  aheadMs += 600_000 + TOLERANCE_S * 1000;
  expect(await lastProblem(stream)).toEqual(['/docs/errors#unauthenticated', 401]);
});

test('with the shipped intervals a stream ends within a minute', () => {
  expect(RECHECK_MS + BELIEVED_MS).toBeLessThan(55_000);
  expect(RECHECK_MS + TOLERANCE_S * 1000).toBeLessThan(55_000);
});
