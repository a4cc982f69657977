import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PersonKind } from '../../core/person.ts';
import { selectJudge } from '../../judge/select-judge.ts';
import { makePersonKeys, mintPersonToken, personKeyFiles } from '../../services/person-keys.ts';
import { createPersonVerifier, keysInFile } from '../auth/person-token.ts';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import type { Json } from '../../../test/http/support/json.ts';
import { liveThrough } from '../../../test/support/judge-completion.ts';

const TEXT =
  'First I checked the weekly churn by segment. Mobile customers in Spain fell by 18 percent because the new checkout times out, so I would roll it back and measure again.';

let edge: Edge;
let folder: string;
let tokenOf: (sub: string, kind?: PersonKind, groups?: string[]) => Promise<string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-readings-'));
  const key = await makePersonKeys(folder);
  edge = await startEdge({
    verifyPerson: createPersonVerifier(keysInFile(personKeyFiles(folder).keySet), () => new Date()),
  });
  await setPolicy({ sampleShare: 1 });
  tokenOf = (sub, kind = 'operator', groups = []) =>
    mintPersonToken(key, { sub, kind, groups }, { now: new Date(), seconds: 600 });
});
afterAll(async () => {
  await edge.stop();
  await rm(folder, { recursive: true, force: true });
});

async function setPolicy(review: Record<string, unknown>): Promise<void> {
  const { version, ...policy } = await edge.store.policies.active();
  await edge.store.policies.put(version, { ...policy, review: { ...policy.review, ...review } });
}

let run = 0;
let learner = '';
let item = 0;
beforeEach(async () => {
  learner = `kim-${(run += 1)}`;
  await complete(learner);
  item = (await itemOf(learner)).item;
});

async function complete(subject: string): Promise<void> {
  await edge.post([
    cloudEvent({ subject, data: { stage: 's1', text: TEXT } }),
    cloudEvent({ subject, type: 'stage.completed', data: { stage: 's1', outcome: 'passed' } }),
  ]);
  await liveThrough(edge.store, selectJudge({}), subject);
}

async function itemOf(subject: string, by = 'ada'): Promise<Json> {
  const { body } = await edge.get('/v1/reviews?state=all&limit=200', { token: await tokenOf(by) });
  return body.data.find((one: Json) => one.learner === subject);
}

async function send(token: string, method: string, path: string, body: unknown) {
  const headers = { 'content-type': 'application/json' };
  const response = await edge.request(path, { method, token, headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Json };
}
const setMode = async (mode: string, of = item) =>
  send(await tokenOf('ines'), 'PUT', `/v1/reviews/${of}/mode`, { mode });
const assign = async (assignee: string | null, by = 'ines') =>
  send(await tokenOf(by), 'PUT', `/v1/reviews/${item}/assignee`, { assignee });
const read = async (by: string, skills: object = { quality: { band: 4 } }, of = learner) =>
  send(await tokenOf(by), 'POST', `/v1/learners/${of}/calibrations/1/readings`, { skills });
const decide = async (by: string) =>
  send(await tokenOf(by), 'POST', `/v1/learners/${learner}/calibrations/1/review`, {
    decision: 'upheld',
    reason: 'It stands.',
  });
const problem = (code: string) => ({ body: { type: `/docs/errors#${code}` } });

test('an item is assigned, found by its assignee and given back', async () => {
  expect((await itemOf(learner)).assignee).toBeNull();
  expect(await assign('ada')).toMatchObject({ status: 200, body: { item, learner, assignee: 'ada' } });
  const listed = async (assignee: string) =>
    (
      await edge.get(`/v1/reviews?assignee=${assignee}&limit=200`, { token: await tokenOf('ines') })
    ).body.data.map((one: Json) => one.item);
  expect(await listed('ada')).toEqual([item]);
  expect(await listed('')).not.toContain(item);
  expect(await assign(null)).toMatchObject({ body: { assignee: null } });
  expect(await listed('ada')).toEqual([]);
  expect(await listed('')).toContain(item);
});

test('an item is assigned only to a person who may decide on it, while it is open', async () => {
  expect(await assign(learner)).toMatchObject({ status: 409, ...problem('second-reviewer') });
  expect(await assign('a person')).toMatchObject({ status: 422 });
  expect((await decide('ada')).status).toBe(200);
  expect(await assign('ben')).toMatchObject({ status: 409, ...problem('review-closed') });
  await edge.store.reviews.appeal(learner, { calibration: 1, by: learner, reason: 'Look again.' });
  expect(await assign('ada')).toMatchObject({ status: 409, ...problem('second-reviewer') });
  expect((await assign('ben')).status).toBe(200);
});

test('progress counts what each reviewer was assigned, read and decided', async () => {
  await setMode('blind');
  await assign('progress-1');
  await read('progress-1');
  const progressOf = async (reviewer: string) =>
    (await edge.get('/v1/reviews/reviewers', { token: await tokenOf('ines') })).body.data.find(
      (one: Json) => one.reviewer === reviewer,
    );
  expect(await progressOf('progress-1')).toMatchObject({ assigned: 1, closed: 0, readings: 1, upheld: 0 });
  await decide('progress-1');
  expect(await progressOf('progress-1')).toEqual({
    reviewer: 'progress-1',
    assigned: 0,
    oldest: null,
    closed: 1,
    readings: 1,
    upheld: 1,
    changed: 0,
  });
});

test('a coach reaches items, progress and agreement of their groups only', async () => {
  await edge.store.database.query(
    `INSERT INTO profiles (learner, groups, par_factor) SELECT no, $2, 1 FROM learners WHERE id = $1`,
    [learner, [`group-${run}`]],
  );
  await setMode('double');
  await read('ada');
  await read('ben');
  const inside = await tokenOf('carla', 'coach', [`group-${run}`]);
  const outside = await tokenOf('otto', 'coach', ['elsewhere']);
  const path = `/v1/reviews/${item}/assignee`;
  expect(await send(outside, 'PUT', path, { assignee: 'otto' })).toMatchObject({
    status: 404,
    ...problem('unknown-review'),
  });
  expect((await send(inside, 'PUT', path, { assignee: 'carla' })).status).toBe(200);
  const worksFor = async (token: string) =>
    (await edge.get('/v1/reviews/agreement', { token })).body.readers.works;
  expect([await worksFor(inside), await worksFor(outside)]).toEqual([1, 0]);
  const peopleFor = async (token: string) =>
    (await edge.get('/v1/reviews/reviewers', { token })).body.data.map((one: Json) => one.reviewer);
  expect(await peopleFor(inside)).toEqual(['ada', 'ben', 'carla']);
  expect(await peopleFor(outside)).toEqual([]);
  const own = await tokenOf(learner, 'learner');
  expect((await edge.get('/v1/reviews/agreement', { token: own })).status).toBe(403);
});

test('work read blind shows turns and rubric, and its verdict only after the reading', async () => {
  await setMode('blind');
  const token = await tokenOf('ada');
  const path = `/v1/learners/${learner}/calibrations/1`;
  const { body: work } = await edge.get(`${path}/work`, { token });
  expect(work).toMatchObject({ learner, calibration: 1, turns: [{ text: TEXT, quotable: true }] });
  expect(work.rubric.skills.quality).toHaveLength(5);
  expect(await edge.get(path, { token })).toMatchObject({ status: 409, ...problem('read-first') });
  expect(await decide('ada')).toMatchObject({ status: 409, ...problem('read-first') });
  expect(await send(token, 'POST', `${path}/rescore?preview=true`, {})).toMatchObject(problem('read-first'));
  expect(await read('ada')).toMatchObject({ status: 201, body: { readings: 1 } });
  expect(await read('ada')).toMatchObject({ status: 409, ...problem('already-read') });
  const { body: verdict } = await edge.get(path, { token });
  expect(verdict.readings).toMatchObject([{ by: 'ada', skills: { quality: 70 }, note: null }]);
  expect((await decide('ada')).status).toBe(200);
});

test('readings are refused for own work, for open work and without a skill', async () => {
  await setMode('double');
  expect(await read(learner)).toMatchObject({ status: 409, ...problem('second-reviewer') });
  expect(await read('ada', {})).toMatchObject({ status: 422 });
  await setMode('open');
  expect(await read('ada')).toMatchObject({ status: 409, ...problem('not-blind') });
  const unknown = await send(
    await tokenOf('ada'),
    'POST',
    `/v1/learners/${learner}/calibrations/9/readings`,
    {
      skills: { quality: { x: 3 } },
    },
  );
  expect(unknown).toMatchObject({ status: 404, ...problem('unknown-calibration') });
});

test('only admin makes a review more open than it was', async () => {
  await setMode('blind');
  const reviewer = await edge.keyOf(['read', 'review']);
  const modeBy = (mode: string) => send(reviewer, 'PUT', `/v1/reviews/${item}/mode`, { mode });
  expect((await modeBy('open')).status).toBe(403);
  expect(await modeBy('double')).toMatchObject({ status: 200, body: { mode: 'double', readingsWanted: 2 } });
  expect((await modeBy('blind')).status).toBe(403);
});

test('the policy’s mode holds for items without their own', async () => {
  await setPolicy({ mode: 'blind' });
  expect(await itemOf(learner)).toMatchObject({ mode: 'blind', hidden: true, readingsWanted: 1 });
  await setPolicy({ mode: undefined });
  expect(await itemOf(learner)).toMatchObject({ mode: 'open', hidden: false, readingsWanted: 0 });
});

test('a system names the reviewer; keys without review see every verdict', async () => {
  await setMode('blind');
  const system = await edge.keyOf(['read', 'review']);
  const reader = await edge.keyOf(['read']);
  const path = `/v1/learners/${learner}/calibrations/1`;
  const status = async (query: string, token: string) =>
    (await edge.get(`${path}${query}`, { token })).status;
  await send(system, 'POST', `${path}/readings`, { skills: { quality: { x: 55 } }, reviewer: 'dana' });
  expect(await status('?reviewer=dana', system)).toBe(200);
  expect(await status('?reviewer=emil', system)).toBe(409);
  expect(await status('', system)).toBe(409);
  expect(await status('', reader)).toBe(200);
  expect(await status('', await tokenOf(learner, 'learner'))).toBe(200);
});

test('an award that is contested has no mode', async () => {
  await edge.store.reviews.appeal(learner, { entry: 1, by: learner, reason: 'This was mine.' });
  const { body } = await edge.get('/v1/reviews?state=contested&limit=200', { token: await tokenOf('ada') });
  const award = body.data.find((one: Json) => one.learner === learner);
  expect(award).toMatchObject({
    entry: 1,
    mode: 'open',
    hidden: false,
    appeal: { reason: 'This was mine.' },
  });
  expect(await setMode('blind', award.item)).toMatchObject({ status: 409, ...problem('nothing-to-read') });
});

test('two readers of the same works agree by a weighted kappa with an interval', async () => {
  const bands: [number, number][] = [
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 3],
    [5, 5],
  ];
  const group = `kappa-${run}`;
  for (const [index, [first, second]] of bands.entries()) {
    const subject = `${group}-${index}`;
    await complete(subject);
    await edge.store.database.query(
      `INSERT INTO profiles (learner, groups, par_factor) SELECT no, $2, 1 FROM learners WHERE id = $1`,
      [subject, [group]],
    );
    await setMode('double', (await itemOf(subject)).item);
    await read('ben', { quality: { band: second } }, subject);
    await read('ada', { quality: { band: first } }, subject);
  }
  const token = await tokenOf('carla', 'coach', [group]);
  const { body } = await edge.get('/v1/reviews/agreement', { token });
  // The squared distances of the five pairs add up to 1; of all bands of one side with all of the other, to 95 = 5 · 19.
  expect(body.readers).toMatchObject({ works: 5, pairs: 5, exact: 0.8, adjacent: 1 });
  expect(body.readers.kappa).toBeCloseTo(1 - 1 / 19, 10);
  expect(body.readers.interval.high).toBeLessThanOrEqual(1);
  expect(body.readers.interval.low).toBeLessThan(body.readers.kappa);
  expect(body.readers.bySkill.quality.pairs).toBe(5);
  expect(body.readers.counts[3][2]).toBe(1);
  expect(body.judge.works).toBe(5);
});

test('the stream of a key that reviews leaves out a verdict that is read blind; others get it', async () => {
  await setPolicy({ mode: 'blind' });
  const subject = `streamed-${run}`;
  const live = (of: object) => cloudEvent({ subject, time: undefined, ...of });
  await edge.post([live({ type: 'stage.started', data: { stage: 's1' } })]);
  await edge.award(subject);
  const follow = async (token: string) =>
    (await edge.request(`/v1/learners/${subject}/stream`, { token })).body!.getReader();
  const streams = [
    await follow(await edge.keyOf(['read', 'review'])),
    await follow(await edge.keyOf(['read'])),
  ];
  await edge.post([
    live({ data: { stage: 's1', text: TEXT } }),
    live({ type: 'stage.completed', data: { stage: 's1', outcome: 'passed' } }),
  ]);
  await liveThrough(edge.store, selectJudge({}), subject);
  const texts = await Promise.all(
    streams.map(async (stream) => {
      let text = '';
      while (!text.includes('"facet":"workSkills"')) {
        const { done, value } = await stream.read();
        if (done) throw new Error(`the stream ended after ${text}`);
        text += Buffer.from(value).toString();
      }
      await stream.cancel();
      return text;
    }),
  );
  expect(texts.map((text) => text.includes('event: calibration'))).toEqual([false, true]);
  await setPolicy({ mode: undefined });
});
