import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPersonVerifier, keysInFile } from '../../src/http/auth/person-token.ts';
import { documentText } from '../../src/http/openapi/api-document.ts';
import { selectJudge } from '../../src/judge/select-judge.ts';
import { makePersonKeys, mintPersonToken, personKeyFiles } from '../../src/services/person-keys.ts';
import { liveThrough } from '../support/judge-completion.ts';
import { cloudEvent } from './support/cloud-event.ts';
import { startEdge, type Edge } from './support/edge.ts';

/** In every text of learners, and in the id of one who does not share. */
const MARK = 'wombat';
const SHARER = 'kim';
const OTHER = `otto-${MARK}`;
const TEXT = `First I checked the ${MARK} churn by segment, because mobile fell by 18 percent in two weeks.`;

/** What a hiring viewer is answered about a learner who shares; everything else is refused. */
const OF_SHARER = ['readLearner', 'readStanding'];
/** What concerns no learner. */
const COMMON = [
  'listPrograms',
  'listRoles',
  'listRubrics',
  'listSharedLearners',
  'readLiveness',
  'readPolicy',
  'readProgram',
  'readReadiness',
  'readRole',
  'readRubric',
  'readXapiVersions',
];

type Operation = { method: string; path: string; operationId: string };
const { paths } = JSON.parse(documentText()) as {
  paths: Record<string, Record<string, { operationId: string }>>;
};
const operations: Operation[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId }]) => ({
    method: method.toUpperCase(),
    path,
    operationId,
  })),
);
/** Everyone reads these, without a token. */
const isPublic = ({ path }: Operation) => path.startsWith('/.well-known/');
/** They concern the caller's own session and are open to everyone. */
const isSession = ({ path }: Operation) => path === '/session';

let edge: Edge;
let folder: string;
let token: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-hiring-'));
  const key = await makePersonKeys(folder);
  edge = await startEdge({
    verifyPerson: createPersonVerifier(keysInFile(personKeyFiles(folder).keySet), () => new Date()),
  });
  const { version, ...policy } = await edge.store.policies.active();
  await edge.store.policies.put(version, { ...policy, review: { ...policy.review, sampleShare: 1 } });
  for (const subject of [SHARER, OTHER]) {
    await edge.store.learners.putProfile(subject, { groups: ['spring'], program: null, parFactor: 1 });
    await edge.post([
      cloudEvent({ subject, data: { stage: 's1', text: TEXT } }),
      cloudEvent({ subject, type: 'stage.completed', data: { stage: 's1', outcome: 'passed' } }),
    ]);
    await liveThrough(edge.store, selectJudge({}), subject);
    await edge.store.reviews.appeal(subject, { calibration: 1, by: subject, reason: `Look at the ${MARK}.` });
  }
  await edge.store.reviews.share(SHARER, 'hugo');
  token = await mintPersonToken(
    key,
    { sub: 'hugo', kind: 'hiring', groups: ['spring'] },
    { now: new Date(), seconds: 600 },
  );
});
afterAll(async () => {
  await edge.stop();
  await rm(folder, { recursive: true, force: true });
});

const VALUES: Record<string, string> = {
  number: '1',
  entry: '1',
  item: '1',
  viewer: 'hugo',
  code: '15-2051.01',
};

function pathFor({ path }: Operation, learner: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name !== 'id') return VALUES[name] ?? '1';
    if (path.startsWith('/v1/learners/')) return learner;
    return path.includes('rubrics') ? 'kickoff' : 'junior-analyst';
  });
}

/** Operations that are not refused, of those that are asked about a learner; no answer has a word of anybody's work. */
async function answered(learner: string): Promise<string[]> {
  const found: string[] = [];
  for (const operation of operations.filter((one) => !isSession(one))) {
    const { method, operationId } = operation;
    const hasBody = method === 'POST' || method === 'PUT';
    const response = await edge.request(pathFor(operation, learner), {
      method,
      token,
      ...(hasBody && { body: '{}', headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    expect([operationId, response.status, text.includes(MARK)]).toEqual([
      operationId,
      response.status,
      false,
    ]);
    if (!isPublic(operation) && ![401, 403, 404].includes(response.status)) found.push(operationId);
  }
  return found.toSorted();
}

test('of all operations a hiring viewer is answered two about a learner who shares, without a text', async () => {
  expect(await answered(SHARER)).toEqual([...COMMON, ...OF_SHARER].toSorted());
});

test('and none about a learner who does not share', async () => {
  expect(await answered(OTHER)).toEqual(COMMON);
});

test('earlier points, streams by ticket and the tools of agents are refused too', async () => {
  const post = (path: string, body: unknown) =>
    edge.request(path, {
      method: 'POST',
      token,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    });
  expect((await edge.get(`/v1/learners/${SHARER}?as_of=1`, { token })).status).toBe(403);
  for (const body of [{}, { learner: SHARER }]) {
    expect((await post('/v1/streams/tickets', body)).status).toBe(403);
  }
  for (const [name, args] of [
    ['explain_verdict', { learner: SHARER }],
    ['explain_award', { learner: SHARER }],
    ['find_learners', { group: 'spring' }],
    ['what_would_move_standing', { learner: OTHER }],
  ] as const) {
    const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } };
    const text = await (await post('/mcp', call)).text();
    expect([name, text.includes('"isError":true'), text.includes(MARK)]).toEqual([name, true, false]);
  }
});
