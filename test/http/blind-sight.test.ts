import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SKILLS } from '../../src/core/skill.ts';
import { createPersonVerifier, keysInFile } from '../../src/http/auth/person-token.ts';
import { documentText } from '../../src/http/openapi/api-document.ts';
import type { Judge } from '../../src/judge/judge.ts';
import { makePersonKeys, mintPersonToken, personKeyFiles } from '../../src/services/person-keys.ts';
import { liveThrough } from '../support/judge-completion.ts';
import { createTestJudge, traceOf } from '../support/test-judge.ts';
import { cloudEvent } from './support/cloud-event.ts';
import { startEdge, type Edge } from './support/edge.ts';
import type { Json } from './support/json.ts';

// Two installations with the same events and the same people. The only difference is what the judge said of Kim's second
// piece of work: whatever a reviewer who has yet to read it can ask is answered alike by both.

const LEARNER = 'kim';
const GROUP = 'spring';
const TEXT = 'First I checked the weekly churn by segment, because mobile fell by 18 percent in two weeks.';
const BANDS = { low: 1, high: 5 } as const;

/** Calls whose answers do not depend on one learner, and why they may differ. */
const SUMS: Record<string, string> = {
  countGroups: 'counts over the learners of a group',
  readOperations: 'times of the process, and counts over recent verdicts',
  readMetrics: 'times of the process, and counts over all learners',
};
const STREAMS = new Set(['streamLearner', 'streamLearners']);

type Site = { edge: Edge; tokens: Record<'operator' | 'coach' | 'reader', string> };
const sites = {} as Record<keyof typeof BANDS, Site>;
let folder: string;

/** Reads every skill in one band: the second stage in `band`, others in the third. */
function judgeOf(band: 1 | 5): Judge {
  return {
    ...createTestJudge(),
    async score({ completion, turns }) {
      const quotes = turns.filter(({ quotable }) => quotable).map(({ seq, text }) => ({ seq, text }));
      const read = {
        band: completion.stage === 's2' ? band : 3,
        position: 0.5,
        confidence: 1,
        quotes,
      } as const;
      return {
        scores: Object.fromEntries(SKILLS.map((skill) => [skill, read])),
        trace: traceOf('score', 'answered'),
      };
    },
  };
}

type PersonKey = Awaited<ReturnType<typeof makePersonKeys>>;

async function startSite(band: 1 | 5, key: PersonKey): Promise<Site> {
  const edge = await startEdge({
    verifyPerson: createPersonVerifier(keysInFile(personKeyFiles(folder).keySet), () => new Date()),
  });
  const mint = (sub: string, kind: 'operator' | 'coach') =>
    mintPersonToken(key, { sub, kind, groups: [GROUP] }, { now: new Date(), seconds: 3600 });
  const { version, ...policy } = await edge.store.policies.active();
  await edge.store.policies.put(version, { ...policy, review: { ...policy.review, sampleShare: 1 } });
  await edge.store.learners.putProfile(LEARNER, { groups: [GROUP], program: null, parFactor: 1 });
  const time = (minute: number) => new Date(Date.UTC(2026, 8, 1, 9, minute)).toISOString();
  let minute = 0;
  const send = async (type: string, data: object) => {
    minute += 5;
    const event = { id: `e${minute}`, subject: LEARNER, type, time: time(minute), data };
    expect((await edge.post([cloudEvent(event)])).status).toBe(202);
    await liveThrough(edge.store, judgeOf(band), LEARNER);
  };
  const stage = async (name: string) => {
    await send('chat.turn_taken', { stage: name, speaker: 'learner', text: `${TEXT} That is ${name}.` });
    await send('stage.completed', { stage: name, outcome: 'passed' });
  };
  await stage('s1');
  await edge.store.reviews.review(LEARNER, {
    number: 1,
    by: 'ines',
    reason: 'It stands.',
    decision: 'upheld',
  });
  await stage('s2');
  for (const text of ['Do we count a customer who paused?', 'Which table has the dates?'])
    await send('chat.turn_taken', { stage: 's3', speaker: 'learner', text });
  // A later verdict, whose snapshots depend on the second, and an award that is contested.
  await stage('s3');
  await edge.store.reviews.appeal(LEARNER, { entry: 6, by: LEARNER, reason: 'This should count.' });
  const { version: newest, ...open } = await edge.store.policies.active();
  await edge.store.policies.put(newest, { ...open, review: { ...open.review, mode: 'blind' } });
  const tokens = {
    operator: await mint('ada', 'operator'),
    coach: await mint('carla', 'coach'),
    reader: await edge.keyOf(['read', 'admin']),
  };
  return { edge, tokens };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-sight-'));
  const key = await makePersonKeys(folder);
  sites.low = await startSite(BANDS.low, key);
  sites.high = await startSite(BANDS.high, key);
}, 120_000);
afterAll(async () => {
  for (const { edge } of Object.values(sites)) await edge.stop();
  await rm(folder, { recursive: true, force: true });
});

/** An answer without what differs between any two installations: times of now, hashes, ids of keys and requests. */
function plain(status: number, text: string): string {
  const same = text
    .replaceAll(/\b[0-9a-f]{64}\b/g, '#')
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, '#')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
    .replaceAll(/"(durationMs|ageMs)":[\d.]+/g, '"$1":0')
    .replaceAll(/\b(id|prefix|hash|name)":"[A-Za-z0-9_-]{10,}"/g, '$1":"#"');
  return `${status} ${same}`;
}

const DECIMAL = /\d+\.\d+/g;

/** The first answer with the second's decimals where they differ by no more than some seconds between the two change them. */
function aligned(text: string, other: string): string {
  const decimals = other.match(DECIMAL) ?? [];
  let index = -1;
  return text.replaceAll(DECIMAL, (own) => {
    index += 1;
    const same = decimals[index];
    return same !== undefined && Math.abs(Number(own) - Number(same)) < 1e-3 ? same : own;
  });
}

type Who = keyof Site['tokens'];

/** What both installations answer. */
async function askBoth(who: Who, path: string, init: RequestInit = {}) {
  const [low, high] = await Promise.all(
    Object.values(sites).map(async ({ edge, tokens }) => {
      const response = await edge.request(path, { ...init, token: tokens[who] });
      return { status: response.status, text: plain(response.status, await response.text()) };
    }),
  );
  return { status: low!.status, low: aligned(low!.text, high!.text), high: high!.text };
}

const posted = (body: unknown, type = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body: JSON.stringify(body),
});

const PARTS: Record<string, string[]> = {
  number: ['1', '2', '3'],
  entry: ['1', '2', '4', '5', '6', '7', '8', '9'],
  item: ['1', '2', '3'],
  viewer: ['hiring-7'],
  code: ['15-2051.01'],
};

/** Every way to fill in a path of the document. */
function pathsOf(path: string): string[] {
  const [, name] = /\{(\w+)\}/.exec(path) ?? [];
  if (name === undefined) return [path];
  const values = name === 'id' ? [path.startsWith('/v1/learners/') ? LEARNER : 'kickoff'] : PARTS[name];
  return (values ?? ['1']).flatMap((value) => pathsOf(path.replace(`{${name}}`, value)));
}

const { paths } = JSON.parse(documentText()) as { paths: Record<string, { get?: { operationId: string } }> };
const reads = Object.entries(paths).flatMap(([path, { get }]) =>
  get && !STREAMS.has(get.operationId) && !(get.operationId in SUMS)
    ? pathsOf(path).map((asked) => [`${get.operationId} ${asked}`, asked] as const)
    : [],
);

const QUERIES: Record<string, string[]> = {
  '/v1/learners/kim': ['?as_of=1', '?as_of=4', '?as_of=6', `?as_of=${new Date().toISOString()}`],
  '/v1/learners/kim/standing': ['?role=15-2051.01'],
  '/v1/learners/kim/ledger': ['?limit=200', '?as_of=6', '?limit=3'],
  '/v1/learners/kim/calibrations': ['?limit=1', '?limit=200'],
  '/v1/learners': [`?group=${GROUP}`],
  '/v1/reviews': ['?state=all', '?state=changed'],
  '/v1/operations/events': [`?learner=${LEARNER}&id=e20`],
};

/** Calls that tell an effect without having it. */
const PREVIEWS: [string, RequestInit][] = [
  ['/v1/learners/kim/calibrations/1/review?preview=true', posted({ decision: 'upheld', reason: 'Yes.' })],
  [
    '/v1/learners/kim/calibrations/2/review?preview=true',
    posted({ decision: 'changed', skills: { quality: { band: 3 } }, reason: 'Yes.' }),
  ],
  ['/v1/learners/kim/calibrations/3/review?preview=true', posted({ decision: 'upheld', reason: 'Yes.' })],
  ['/v1/learners/kim/calibrations/1/rescore?preview=true', posted({})],
  ['/v1/learners/kim/ledger/6/review?preview=true', posted({ decision: 'refused', reason: 'No.' })],
  [
    '/v1/events?preview=true',
    posted(
      cloudEvent({
        type: 'event.voided',
        subject: LEARNER,
        id: 'void',
        data: { seq: 5, reason: 'Misrouted.' },
      }),
      'application/cloudevents+json',
    ),
  ],
];

const tool = (name: string, args: object): RequestInit => ({
  ...posted({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }),
  headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
});
const AGENT: [string, RequestInit][] = [
  ...[undefined, 5, 7].map((entry) => tool('explain_award', { learner: LEARNER, entry })),
  ...[undefined, 2, 3].map((number) => tool('explain_verdict', { learner: LEARNER, number })),
  tool('what_would_move_standing', { learner: LEARNER }),
  tool('find_learners', { group: GROUP }),
  tool('list_reviews', {}),
].map((init) => ['/mcp', init]);

/** What a stream replays of everything since the beginning, and what it sends on a new event. */
async function streamed({ edge, tokens }: Site, who: Who, path: string): Promise<string> {
  const response = await edge.request(path, { token: tokens[who] });
  const reader = response.body!.getReader();
  let text = '';
  const seen = async (part: string) => {
    while (!text.includes(part)) {
      const { done, value } = await reader.read();
      if (done) throw new Error(`the stream ended after ${text}`);
      text += Buffer.from(value).toString();
    }
  };
  await seen(': open');
  const say = (subject: string) =>
    edge.post([cloudEvent({ subject, time: undefined, data: { text: 'Noted: two tables.' } })]);
  await say(LEARNER);
  await edge.award(LEARNER);
  // Something that everybody may see marks the end.
  await say('otto');
  await edge.award('otto');
  await seen('otto');
  await reader.cancel();
  return text;
}

describe('a reviewer who has yet to read', () => {
  test.each(['operator', 'coach'] as const)(
    'as %s is answered alike whatever the verdict, by every read',
    async (who) => {
      for (const [name, path] of reads) {
        for (const query of ['', ...(QUERIES[path] ?? [])]) {
          const { low, high } = await askBoth(who, `${path}${query}`);
          expect([name, query, high]).toEqual([name, query, low]);
        }
      }
    },
  );

  test.each(['operator', 'coach'] as const)(
    'as %s learns nothing from previews and agents either',
    async (who) => {
      for (const [path, init] of [...PREVIEWS, ...AGENT]) {
        const { low, high, status } = await askBoth(who, path, init);
        expect([path, init.body, high]).toEqual([path, init.body, low]);
        if (path !== '/mcp')
          expect([path, status]).toEqual([
            path,
            who === 'coach' && path.startsWith('/v1/events') ? 403 : 409,
          ]);
      }
    },
  );

  test('sees the learner as before the verdict, in every form of the layer', async () => {
    const { edge, tokens } = sites.high;
    const { body: before } = await edge.get('/v1/learners/kim?as_of=4', { token: tokens.reader });
    const { body: layer } = await edge.get('/v1/learners/kim', { token: tokens.operator });
    expect(layer).toEqual({ ...before, pending: { events: 0, calibrations: 1 } });
    const { body: list } = await edge.get('/v1/learners', { token: tokens.operator });
    const { mean, tier } = before.workSkills.overall;
    expect(list.data[0]).toMatchObject({
      learner: LEARNER,
      version: before.version,
      overall: { mean: expect.closeTo(mean) },
      tier,
      total: before.xp.total,
    });
    const { body: ledger } = await edge.get('/v1/learners/kim/ledger', { token: tokens.operator });
    expect(ledger.data).toHaveLength(before.xp.entries);
    const { body: verdicts } = await edge.get('/v1/learners/kim/calibrations', { token: tokens.operator });
    expect([verdicts.data.length, verdicts.hidden]).toEqual([1, [2, 3]]);
  });

  test('gets nothing of the learner on a stream; callers who do not review get all', async () => {
    const texts = await Promise.all(
      (['operator', 'reader'] as const).map((who) => streamed(sites.low, who, '/v1/stream')),
    );
    expect(texts.map((text) => text.includes(LEARNER))).toEqual([false, true]);
  });
});

test('everybody else sees the difference: learners, and keys without the scope review', async () => {
  for (const path of ['', '/ledger', '/calibrations', '/standing', '/calibrations/2', '/ledger/7']) {
    const { low, high, status } = await askBoth('reader', `/v1/learners/kim${path}`);
    expect([path, status, high === low]).toEqual([path, 200, false]);
  }
});

test('who has read sees everything', async () => {
  const { edge, tokens } = sites.low;
  const token = tokens.operator;
  for (const number of [2, 3]) {
    const { method, headers, body } = posted({ skills: { quality: { band: 4 } } });
    const path = `/v1/learners/kim/calibrations/${number}/readings`;
    const made = await edge.request(path, {
      method,
      headers: headers as Record<string, string>,
      body,
      token,
    });
    expect(made.status).toBe(201);
  }
  for (const path of [
    '',
    '/ledger',
    '/calibrations',
    '/standing',
    '/calibrations/2',
    '/ledger/7',
    '/ledger/verify',
  ]) {
    const asked = (by: string) => edge.get(`/v1/learners/kim${path}`, { token: by });
    const [person, reader] = await Promise.all([asked(token), asked(tokens.reader)]);
    const { readings: _, ...seen }: Json = person.body;
    expect([path, person.status]).toEqual([path, 200]);
    if (path !== '/calibrations/2') expect(seen).toEqual(reader.body);
  }
});
