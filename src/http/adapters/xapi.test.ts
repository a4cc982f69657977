import XAPI from '@xapi/xapi';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import TinCan from 'tincanjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../../test/http/support/json.ts';
import { SALT, startListening, type Listening } from '../../../test/http/support/listening.ts';
import { until } from '../../../test/support/until.ts';

// The types of the package are those of its CommonJS build, whose default export is a field.
const Client = XAPI as unknown as typeof XAPI.default;

let api: Listening;
beforeAll(async () => {
  api = await startListening();
});
afterAll(() => api.stop());

const ADL = 'http://adlnet.gov/expapi/verbs/';
const VERSION = { 'x-experience-api-version': '1.0.3' };
const client = () =>
  new Client({
    endpoint: `${api.url}/xapi`,
    auth: Client.toBasicAuth('touchstone', api.key),
    adapter: 'fetch',
  });
let people = 0;
const account = (name = `xapi-${(people += 1)}`) => ({ homePage: 'https://lms.example', name });

function statementOf(name: string, of: Json = {}): Json {
  return {
    id: randomUUID(),
    actor: { objectType: 'Agent', name: 'Ada', account: account(name) },
    verb: { id: `${ADL}commented`, display: { 'en-US': 'commented' } },
    object: { objectType: 'Activity', id: 'https://lms.example/topics/1' },
    result: { response: 'Do we count a customer who paused as lost?' },
    timestamp: '2026-10-05T09:00:00Z',
    ...of,
  };
}

const post = (body: unknown, headers: Record<string, string> = VERSION, key = api.key) =>
  api.post('/xapi/statements', body, headers, key);
const put = (id: string, body: unknown) =>
  api.send(`/xapi/statements?statementId=${id}`, {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...VERSION },
  });
const read = (query: string, key = api.key) =>
  api.send(`/xapi/statements?${query}`, { headers: VERSION }, key);

/** A statement for every verb of a rule in the shipped mapping. */
function mappedStatements(): [verb: string, type: string, Json][] {
  const { rules } = JSON.parse(readFileSync('policies/adapters/xapi.json', 'utf8'));
  return rules.flatMap((rule: Json) =>
    [rule.when['/verb/id']].flat().map((verb: string) => {
      const definition = {
        type: [rule.when['/object/definition/type'] ?? []].flat()[0],
        interactionType: [rule.when['/object/definition/interactionType'] ?? []].flat()[0],
      };
      const object = { id: `https://lms.example/${randomUUID()}`, definition };
      const result = { response: 'An answer of some words', success: true, duration: 'PT4M' };
      const statement = statementOf('', { actor: undefined, verb: { id: verb }, object, result });
      return [verb, rule.type, JSON.parse(JSON.stringify(statement))];
    }),
  );
}

test('@xapi/xapi sends statements of every mapped verb in one batch', async () => {
  const who = account();
  const cases = mappedStatements();
  const statements = cases.map(([, , one]) => ({ ...one, actor: { account: who } }));
  const sent = (await client().sendStatements({ statements })) as Json;
  expect(sent.data).toEqual(statements.map(({ id }) => id));
  const events = await api.eventsOf(who.name);
  expect(events.map(({ type }) => type)).toEqual(cases.map(([, type]) => type));
  const one = (await client().getStatement({ statementId: statements[0].id })) as Json;
  expect(one.data).toMatchObject({ id: statements[0].id, verb: { id: cases[0]?.[0] } });
  const about = (await client().getAbout()) as Json;
  expect(about.data.version).toEqual(['1.0.3', '2.0.0']);
});

test('tincanjs sends statements of every mapped verb and reads one back', async () => {
  const lrs = new TinCan.LRS({
    endpoint: `${api.url}/xapi/`,
    username: 'touchstone',
    password: api.key,
    allowFail: false,
  });
  const call = <T>(run: (callback: (error: unknown, result: T) => void) => void): Promise<T> =>
    new Promise((resolve, reject) => {
      run((error, result) =>
        error ? reject(new Error('tincanjs failed', { cause: error })) : resolve(result),
      );
    });
  const who = account();
  const cases = mappedStatements();
  const statements = cases.map(([, , one]) => new TinCan.Statement({ ...one, actor: { account: who } }));
  await call((callback) => lrs.saveStatements(statements, { callback }));
  expect((await api.eventsOf(who.name)).map(({ type }) => type)).toEqual(cases.map(([, type]) => type));
  await call((callback) => lrs.saveStatement(statements[0], { callback }));
  expect(await api.eventsOf(who.name)).toHaveLength(cases.length);
  const back = await call<Json>((callback) => lrs.retrieveStatement(statements[0].id, { callback }));
  expect(back.target.id).toBe(statements[0].target.id);
});

describe('the standard', () => {
  test('a batch with one bad statement is refused whole', async () => {
    const who = account();
    const bad = { ...statementOf(who.name), verb: { id: 'no IRI' } };
    const { status, body } = await post([statementOf(who.name), bad]);
    expect([status, body.error]).toEqual([400, expect.stringContaining('/1/verb/id')]);
    expect(await api.eventsOf(who.name)).toEqual([]);
  });

  test('a batch is refused whole by what intake refuses, too', async () => {
    const who = account();
    const bad = statementOf(who.name, {
      context: { extensions: { 'https://lms.example/emotion': 'joy' } },
    });
    expect((await post([statementOf(who.name), bad])).status).toBe(400);
    const limited = await api.keyOf(['ingest'], 'acme:');
    const old = statementOf(who.name, { timestamp: '1960-01-01T00:00:00Z' });
    expect((await post([statementOf(who.name), old], VERSION, limited)).status).toBe(400);
    expect(await api.eventsOf(who.name)).toEqual([]);
    expect(await api.eventsOf(`acme:${who.name}`)).toEqual([]);
  });

  test('the same id with the same content changes nothing; with other content it is a conflict', async () => {
    const [who, other] = [account(), account()];
    const one = statementOf(who.name);
    expect(await put(one.id, one)).toMatchObject({ status: 204, body: '' });
    const forwarded = {
      ...one,
      stored: '2026-10-05T09:00:01Z',
      version: '1.0.3',
      authority: { account: account('lrs') },
      verb: { id: one.verb.id },
    };
    expect((await put(one.id, forwarded)).status).toBe(204);
    expect((await put(one.id, { ...one, result: { response: 'Something else' } })).status).toBe(409);
    expect((await put(one.id, { ...one, verb: { id: `${ADL}progressed` } })).status).toBe(409);
    const moved = { ...one, actor: { account: other } };
    expect((await post([statementOf(other.name), moved])).status).toBe(409);
    expect(await api.eventsOf(who.name)).toHaveLength(1);
    expect(await api.eventsOf(other.name)).toEqual([]);
  });

  test('what no rule maps is accepted, left alone and counted', async () => {
    const before = await api.metric('touchstone_unmapped_total{door="xapi"}');
    const who = account();
    const one = statementOf(who.name, { verb: { id: `${ADL}progressed` } });
    expect(await post(one)).toMatchObject({ status: 200, body: [one.id] });
    const group = statementOf(who.name, {
      actor: { objectType: 'Group', member: [{ account: account(who.name) }] },
    });
    expect((await post(group)).status).toBe(200);
    expect(await api.eventsOf(who.name)).toEqual([]);
    expect(await api.metric('touchstone_unmapped_total{door="xapi"}')).toBe(before + 2);
  });

  test('statements with the contents of attachments arrive without them', async () => {
    const who = account();
    const content = new Uint8Array([0, 255, 13, 10, 45, 45]).buffer;
    const sha2 = createHash('sha256').update(new Uint8Array(content)).digest('hex');
    const attachment = {
      usageType: 'https://lms.example/usages/recording',
      display: { en: 'a recording' },
      contentType: 'application/octet-stream',
      length: content.byteLength,
      sha2,
    };
    const statement = statementOf(who.name, { attachments: [attachment] });
    await client().sendStatement({ statement, attachments: [content] });
    expect(await api.eventsOf(who.name)).toHaveLength(1);
  });

  test('a voiding statement voids the event; only then it is read as voided', async () => {
    const who = account();
    const one = statementOf(who.name);
    await post(one);
    await api.award(who.name);
    const voiding = statementOf('lms', {
      verb: { id: `${ADL}voided` },
      object: { objectType: 'StatementRef', id: one.id },
    });
    delete voiding.result;
    const ingest = await api.keyOf(['ingest']);
    expect((await post(voiding, VERSION, ingest)).status).toBe(403);
    const prefixed = await api.keyOf(['ingest', 'review'], 'acme:');
    expect((await post(voiding, VERSION, prefixed)).status).toBe(200);
    expect((await api.eventsOf(who.name))[0]?.voided).toBe(false);
    expect((await read(`statementId=${one.id}`)).status).toBe(200);
    expect(await post(voiding)).toMatchObject({ status: 200, body: [voiding.id] });
    expect((await api.eventsOf(who.name))[0]?.voided).toBe(true);
    expect((await read(`statementId=${one.id}`)).status).toBe(404);
    expect((await read(`voidedStatementId=${one.id}`)).body.id).toBe(one.id);
    expect((await post(voiding)).status).toBe(200);
    const unknown = { ...voiding, id: randomUUID(), object: { ...voiding.object, id: randomUUID() } };
    expect((await post(unknown)).status).toBe(200);
  });

  test('a void waits for the award of what it voids', async () => {
    const who = account();
    const one = statementOf(who.name);
    await post(one);
    const verb = { id: `${ADL}voided` };
    const object = { objectType: 'StatementRef', id: one.id };
    const voiding = post(statementOf('lms', { verb, object, result: undefined }));
    await api.award(who.name);
    expect((await voiding).status).toBe(200);
    expect((await api.eventsOf(who.name))[0]?.voided).toBe(true);
  });

  test('a batch may void a statement that it brings, in any order', async () => {
    const who = account();
    const one = statementOf(who.name);
    const voiding = statementOf('lms', {
      verb: { id: `${ADL}voided` },
      object: { objectType: 'StatementRef', id: one.id },
      result: undefined,
    });
    const ingest = await api.keyOf(['ingest']);
    expect((await post([voiding, one], VERSION, ingest)).status).toBe(403);
    expect(await api.eventsOf(who.name)).toEqual([]);
    const sent = post([voiding, one]);
    await until(async () => (await api.eventsOf(who.name)).length === 1);
    await api.award(who.name);
    expect(await sent).toMatchObject({ status: 200, body: [voiding.id, one.id] });
    expect((await api.eventsOf(who.name))[0]?.voided).toBe(true);
    expect((await post([voiding, one])).status).toBe(200);
  });

  describe('the alternate request syntax', () => {
    const form = (method: string, fields: Record<string, string>, query = '') =>
      api.send(`/xapi/statements?method=${method}${query}`, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: '' },
      });
    const headers = () => ({
      'X-Experience-API-Version': '1.0.3',
      Authorization: Client.toBasicAuth('touchstone', api.key),
    });

    test('sends and reads a statement as a form', async () => {
      const who = account();
      const one = statementOf(who.name, { result: { response: 'Do 5 % + “é” count & more?' } });
      const content = JSON.stringify(one);
      const put = await form('PUT', { ...headers(), statementId: one.id, content });
      expect(put.status).toBe(204);
      expect((await api.eventsOf(who.name))[0]?.data.text).toBe('Do 5 % + “é” count & more?');
      expect((await form('POST', { ...headers(), content })).body).toEqual([one.id]);
      expect((await form('GET', { ...headers(), statementId: one.id })).body.id).toBe(one.id);
    });

    test.each([
      ['without credentials', 'GET', { Authorization: '' }, '', 401],
      ['with another parameter in the URL', 'GET', {}, '&verb=x', 400],
      ['with an unknown method', 'TRACE', {}, '', 400],
      ['with a header that cannot be one', 'GET', { Authorization: 'Basic é\n' }, '', 400],
    ])('%s it is refused', async (_name, method, fields, query, status) => {
      const answer = await form(method, { ...headers(), statementId: randomUUID(), ...fields }, query);
      expect([answer.status, Object.keys(answer.body)]).toEqual([status, ['error']]);
    });
  });

  test.each(['2026-10-05T11:00:00+0200', '2026-10-05T11:00:00+02', '2026-10-05T09:00:00'])(
    'the time %s is read',
    async (timestamp) => {
      const who = account();
      await post(statementOf(who.name, { timestamp }));
      expect((await api.eventsOf(who.name))[0]?.time).toBe('2026-10-05T09:00:00.000Z');
    },
  );

  test('the delimiter of a part may have spaces after it', async () => {
    const who = account();
    const body = [
      'A preamble --x',
      '--x  ',
      'Content-Type: application/json',
      '',
      JSON.stringify(statementOf(who.name)),
      '--x--',
    ].join('\r\n');
    const headers = { ...VERSION, 'content-type': 'multipart/mixed; boundary=x' };
    expect((await api.send('/xapi/statements', { method: 'POST', body, headers })).status).toBe(200);
    expect(await api.eventsOf(who.name)).toHaveLength(1);
  });

  test('deep nesting is refused, also under an id that is known', async () => {
    const one = statementOf(account().name);
    await post(one);
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const text = JSON.stringify({ ...one, context: { extensions: { 'urn:deep': 'DEEP' } } });
    const { status } = await api.send('/xapi/statements', {
      method: 'POST',
      body: text.replace('"DEEP"', deep),
      headers: { 'content-type': 'application/json', ...VERSION },
    });
    expect(status).toBe(400);
  });

  test.each([
    ['no version', {}, 400],
    ['version 0.95', { 'x-experience-api-version': '0.95' }, 400],
    ['version 1.0', { 'x-experience-api-version': '1.0' }, 200],
    ['version 2.0.0', { 'x-experience-api-version': '2.0.0' }, 200],
    ['another content type', { ...VERSION, 'content-type': 'text/plain' }, 415],
    ['parts that are none', { ...VERSION, 'content-type': 'multipart/mixed; boundary=x' }, 400],
  ])('with %s', async (_name, headers, status) => {
    const answer = await post(statementOf(account().name), headers);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-experience-api-version')).toMatch(/^(1\.0\.3|2\.0\.0)$/);
  });

  test('without a key it answers 401 and asks for Basic credentials', async () => {
    const { status, headers, body } = await post(statementOf('nobody'), VERSION, 'ts_none');
    expect([status, headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('Basic')]);
    expect(body.error).toContain('unknown');
    expect((await api.send('/xapi/about', { headers: { authorization: '' } })).status).toBe(200);
  });

  test.each([
    ['null', { result: { success: null } }],
    ['an unknown field', { results: {} }],
    ['two identifiers', { actor: { mbox: 'mailto:a@b.example', openid: 'https://a.example' } }],
    ['a score above 1', { result: { score: { scaled: 1.5 } } }],
    ['a score above its maximum', { result: { score: { raw: 11, max: 10 } } }],
    [
      'an unknown kind of interaction',
      { object: { id: 'https://a.example', definition: { interactionType: 'quiz' } } },
    ],
    ['an id that is no UUID', { id: 'one' }],
  ])('%s is refused with 400', async (_name, of) => {
    expect((await post(statementOf(account().name, of))).status).toBe(400);
  });
});

describe('learners', () => {
  test('an e-mail becomes a keyed digest, however it is written, and is stored nowhere', async () => {
    const sha1 = createHash('sha1').update('mailto:ada@lms.example').digest('hex');
    const learner = `h-${createHmac('sha256', SALT).update(sha1).digest('hex').slice(0, 40)}`;
    const actors = [
      { mbox: 'mailto:Ada@lms.example', name: 'Ada' },
      { mbox_sha1sum: sha1 },
      { account: account('ada@lms.example') },
    ];
    const instructor = { mbox: 'mailto:teacher@lms.example' };
    const sent = actors.map((actor) => statementOf('', { actor, context: { instructor } }));
    expect((await post(sent)).status).toBe(200);
    expect(await api.eventsOf(learner)).toHaveLength(3);
    const { rows } = await api.store.database.query('SELECT data::text, id FROM payloads');
    expect(JSON.stringify(rows)).not.toMatch(/ada@|teacher@/i);
    expect((await read(`statementId=${sent[0].id}`)).body.actor.account.name).toBe(learner);
  });

  test('without a salt an e-mail is refused, and the answer does not repeat it', async () => {
    const bare = await startListening({ salt: null });
    const sent = statementOf('', { actor: { mbox: 'mailto:ada@lms.example' } });
    const { status, body } = await bare.post('/xapi/statements', sent, VERSION);
    await bare.stop();
    expect([status, body.error]).toEqual([400, expect.stringContaining('ADAPTER_ID_SALT')]);
    expect(body.error).not.toContain('ada@');
  });

  test('belong to the prefix of the key', async () => {
    const key = await api.keyOf(['ingest', 'read'], 'acme:');
    const who = account();
    const one = statementOf(who.name);
    expect((await post(one, VERSION, key)).status).toBe(200);
    expect(await api.eventsOf(`acme:${who.name}`)).toHaveLength(1);
    const other = await api.keyOf(['read'], 'other:');
    expect((await read(`statementId=${one.id}`, key)).body.actor.account).toEqual(who);
    expect((await read(`statementId=${one.id}`, other)).status).toBe(404);
  });
});
