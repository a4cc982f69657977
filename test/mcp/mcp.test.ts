import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { verdictFor } from '../property/plan.ts';
import { cloudEvent } from '../http/support/cloud-event.ts';
import type { Json } from '../http/support/json.ts';
import { startListening } from '../http/support/listening.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

let api: Awaited<ReturnType<typeof startListening>>;
let key: string;
let reader: string;
const open: Client[] = [];

beforeAll(async () => {
  api = await startListening();
  key = await api.keyOf(['ingest', 'read', 'review', 'admin']);
  reader = await api.keyOf(['read'], 'acme:');
  const turn = (id: string, text: string) =>
    cloudEvent({ id, subject: 'acme:ada', data: { touchpoint: 'c', speaker: 'learner', text } });
  await post(turn('a', 'I join the two exports by customer number and count what is left over.'));
  const understood = {
    type: 'kickoff.understanding_completed',
    data: { touchpoint: 't', text: 'So it is twelve.' },
  };
  await post(cloudEvent({ id: 'b', subject: 'acme:ada', ...understood }));
  await api.award('acme:ada');
  const reading = { source: 'judge', x: 95, evidence: 4, confidence: 1, demand: 50 } as const;
  const observations = (['independence', 'quality', 'communication', 'speed'] as const).map((skill) => ({
    ...reading,
    skill,
    card: null,
  }));
  await api.store.calibrations.commit('acme:ada', 2, { ...verdictFor(1, 1), unscored: null, observations });
  await post(turn('c', 'The second export counts paused customers, so I leave those out and say so.'));
  await post(turn('d', 'The second export counts paused customers, so I leave those out and say so.'));
  await api.award('acme:ada');
  await post(
    cloudEvent({
      id: 'e',
      subject: 'other:bob',
      data: { speaker: 'learner', text: 'I begin with the joins.' },
    }),
  );
  await api.award('other:bob');
});
afterAll(async () => {
  await Promise.all(open.map((client) => client.close()));
  await api.stop();
});

async function post(event: unknown): Promise<void> {
  const headers = { 'content-type': 'application/cloudevents+json' };
  const { status } = await api.send('/v1/events', { method: 'POST', headers, body: JSON.stringify(event) });
  expect(status).toBe(202);
}

async function overHttp(token: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const requestInit = { headers: { authorization: `Bearer ${token}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${api.url}/mcp`), { requestInit }));
  open.push(client);
  return client;
}

async function overStdio(token: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const args = ['--no-warnings', MAIN, 'mcp', '--url', api.url, '--key', token];
  await client.connect(new StdioClientTransport({ command: process.execPath, args }));
  open.push(client);
  return client;
}

type Said = { text: string; data: Json; isError: boolean };

async function use(client: Client, name: string, args: Record<string, unknown>): Promise<Said> {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: args });
  const [first] = content as { type: string; text: string }[];
  return { text: first!.text, data: (structuredContent ?? {}) as Json, isError: isError === true };
}

const json = async (path: string): Promise<Json> => (await api.send(path)).body;

describe.each([
  ['streamable HTTP', overHttp],
  ['stdio', overStdio],
])('over %s, with the official client', (_name, connect) => {
  let client: Client;
  beforeAll(async () => {
    client = await connect(key);
  });

  test('“Why did I get this XP?” is answered by one call, with the numbers in its text', async () => {
    const paid = (await json('/v1/learners/acme%3Aada/ledger')).data.findLast(
      (entry: Json) => entry.reason === null && entry.kind === 'award',
    );
    const { text, data } = await use(client, 'explain_award', { learner: 'acme:ada', xp: paid.xp });
    expect(data.award).toMatchObject({
      entry: paid.entry,
      base: paid.base,
      multiplier: paid.multiplier,
      xp: paid.xp,
    });
    for (const number of [
      paid.xp,
      paid.base,
      paid.multiplier,
      paid.tier,
      paid.snapshotVersion,
      paid.policyVersion,
    ])
      expect(text).toContain(String(number));
    expect(text).toContain(`${paid.xp} XP = ${paid.base} base XP × multiplier ${paid.multiplier}`);
    expect(paid.multiplier).toBeGreaterThan(1);
    const other = await use(client, 'explain_award', {
      learner: 'acme:ada',
      entry: paid.entry,
      xp: paid.xp + 1,
    });
    expect(other.text).toContain(`Entry ${paid.entry} has ${paid.xp} XP, not ${paid.xp + 1}.`);
  });

  test('without a number it is the newest award, and a guard is named', async () => {
    const { text, data } = await use(client, 'explain_award', { learner: 'acme:ada' });
    expect(data.award).toMatchObject({ xp: 0, reason: 'repeat' });
    expect(text).toContain('the guard “repeat” refused it');
  });

  test('a verdict is explained with what it changed', async () => {
    const { text, data } = await use(client, 'explain_verdict', { learner: 'acme:ada' });
    expect(data.calibration).toMatchObject({ number: 1 });
    expect(text).toMatch(/^Calibration 1 \(judge, by \S+/u);
    expect(text).toMatch(/quality 95 of 100 with confidence 1 from 4 pieces of evidence/u);
    expect(text).toMatch(/goes from 50\.0 \(\w+\) to \d+\.\d \(\w+\)/u);
  });

  test('standing, learners and roles are what the API answers', async () => {
    const standing = await use(client, 'what_would_move_standing', {
      learner: 'acme:ada',
      role: '43-4051.00',
    });
    expect(standing.data).toEqual(await json('/v1/learners/acme%3Aada/standing?role=43-4051.00'));
    const learners = await use(client, 'find_learners', { limit: 1 });
    expect(learners.data['data']).toHaveLength(1);
    const roles = await use(client, 'find_roles', { q: 'nurse', limit: 3 });
    expect(roles.data).toEqual(await json('/v1/roles?q=nurse&limit=3'));
  });

  test('resources are the documents of the API', async () => {
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ name }) => name).toSorted()).toEqual(
      ['calibration', 'layer', 'program', 'rubric', 'standing'].toSorted(),
    );
    const read = async (uri: string) => {
      const { contents } = await client.readResource({ uri });
      return JSON.parse((contents[0] as { text: string }).text) as Record<string, unknown>;
    };
    expect(await read('touchstone://learners/acme%3Aada')).toMatchObject({ learner: 'acme:ada' });
    expect(await read('touchstone://policy')).toEqual(await json('/v1/policy'));
    expect(await read('touchstone://learners/acme%3Aada/calibrations/1')).toMatchObject({ number: 1 });
    const program = await json('/v1/programs/junior-analyst');
    expect(await read('touchstone://programs/junior-analyst/rubrics/kickoff')).toEqual(
      program.rubrics.kickoff,
    );
    expect(program.rubrics.kickoff).toBeDefined();
    for (const [uri, words] of [
      ['touchstone://learners/nobody', /unknown learner/iu],
      ['touchstone://programs/junior-analyst/rubrics/none', /no rubric/u],
      ['touchstone://learners/%zz', /percent/u],
    ] as const)
      await expect(read(uri)).rejects.toMatchObject({ code: -32602, message: expect.stringMatching(words) });
  });

  test('what the API refuses is an error result in its words', async () => {
    const unknown = await use(client, 'explain_award', { learner: 'nobody' });
    expect(unknown.isError).toBe(true);
    expect(unknown.text).toMatch(/no such learner|unknown/iu);
  });
});

test('an award is found, and so are its corrections, with hundreds of entries after it', async () => {
  const learner = 'long:lea';
  const turn = (id: string, text: string) =>
    cloudEvent({ id, subject: learner, data: { touchpoint: 'c', speaker: 'learner', text } });
  await post(
    cloudEvent({
      id: 'first',
      subject: learner,
      type: 'kickoff.understanding_completed',
      data: { touchpoint: 't', text: 'So it is twelve.' },
    }),
  );
  for (let sent = 0; sent < 260; sent += 1) await post(turn(`t${sent}`, 'The same again.'));
  await api.award(learner);
  const body = JSON.stringify({ decision: 'refused', reason: 'Not theirs.' });
  const path = '/v1/learners/long%3Alea/ledger/1/review';
  const headers = { 'content-type': 'application/json' };
  expect((await api.send(path, { method: 'POST', body, headers })).status).toBe(200);
  const { xp } = (await json('/v1/learners/long%3Alea/ledger/1')) as { xp: number };
  const { text, data } = await use(await overHttp(key), 'explain_award', { learner, xp });
  expect(data.award).toMatchObject({ entry: 1, xp });
  expect(data.corrections).toMatchObject([{ kind: 'review', xp: -xp }]);
  expect(text).toContain(`${-xp} XP`);
});

test('a review previews by default and decides when told to', async () => {
  const client = await overHttp(key);
  const wanted = {
    learner: 'acme:ada',
    number: 1,
    reason: 'Half of it is right.',
    skills: { quality: { band: 3 } },
  };
  const before = await json('/v1/learners/acme%3Aada');
  const preview = await use(client, 'review_verdict', wanted);
  expect(preview.data).toMatchObject({ preview: true, state: 'changed' });
  expect((await json('/v1/learners/acme%3Aada')).version).toBe(before.version);
  const decided = await use(client, 'review_verdict', { ...wanted, preview: false });
  expect(decided.data).toMatchObject({ preview: false, state: 'changed' });
  expect((await json('/v1/learners/acme%3Aada')).version).toBeGreaterThan(before.version);
  const { entries } = before.xp;
  const explained = await use(client, 'explain_award', { learner: 'acme:ada', entry: 3 });
  expect(explained.data.award).toMatchObject({ entry: 3, review: expect.anything() });
  expect(explained.data.corrections).toMatchObject([{ entry: entries + 1, kind: 'review' }]);
});

test('a key reaches by MCP what it reaches by the API, and no more', async () => {
  const client = await overHttp(reader);
  const other = await use(client, 'explain_award', { learner: 'other:bob' });
  expect(other.isError).toBe(true);
  expect((await use(client, 'find_learners', {})).data['data'].map((line: Json) => line.learner)).toEqual([
    'acme:ada',
  ]);
  const review = { learner: 'acme:ada', number: 1, reason: 'x' };
  for (const [name, args] of [
    ['list_reviews', {}],
    ['review_verdict', review],
  ] as const) {
    const refused = await use(client, name, args);
    expect(refused).toMatchObject({ isError: true, text: expect.stringContaining('review') });
  }
});

test('without a valid token, or from a page of another site, /mcp refuses', async () => {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
  const ask = (headers: Record<string, string>) =>
    fetch(`${api.url}/mcp`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
    });
  expect((await ask({})).status).toBe(401);
  expect((await ask({ authorization: 'Bearer ts_wrong' })).status).toBe(401);
  const authorization = `Bearer ${key}`;
  expect((await ask({ authorization, origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await ask({ authorization })).status).toBe(200);
});

test('a client of the revisions of 2025 is served too', async () => {
  const params = {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'old', version: '1' },
  };
  const answer = await fetch(`${api.url}/mcp`, {
    method: 'POST',
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params }),
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
  });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('"protocolVersion":"2025-06-18"');
});
