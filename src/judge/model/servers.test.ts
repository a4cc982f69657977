import type { ServerResponse } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { dossierOf } from '../../../test/support/dossier-of.ts';
import { complete, fail, startModelServer, type Answer } from '../../../test/support/model-server.ts';
import type { JudgeOptions } from '../judge.ts';
import type { Attempt, ScoreStep, Trace } from '../answer.ts';
import { selectJudge } from '../select-judge.ts';
import { judgeFromModel } from './model-judge.ts';
import { ProviderFailure } from './failure.ts';

const dossier = dossierOf([{ speaker: 'learner', text: 'Orders fell in week 14.' }]);
const GOOD = JSON.stringify({
  quality: {
    evidence: true,
    band: 4,
    position: 0.5,
    confidence: 1,
    quotes: [{ seq: 1, text: 'Orders fell in week 14' }],
  },
});

let server: Awaited<ReturnType<typeof startModelServer>>;
afterEach(() => server.stop());

async function judgeOn(answer: Answer, model = 'compatible:m', timeoutMs = 20_000) {
  server = await startModelServer(answer);
  return judgeFromModel(model, { baseUrl: server.baseUrl }, { timeoutMs });
}

/** The outcome, with the format that each request asked for. */
async function scored(answer: Answer, options: JudgeOptions = {}, timeoutMs?: number): Promise<string> {
  const judge = await judgeOn(answer, 'compatible:m', timeoutMs);
  const step: ScoreStep | ProviderFailure = await judge.score(dossier, options).catch((error: unknown) => {
    if (error instanceof ProviderFailure) return error;
    throw error;
  });
  const forms = server.requests.map(({ response_format: form }) => form?.type ?? 'text').join(' ');
  if (step instanceof ProviderFailure) return `waits: ${step.code} (${forms})`;
  return `${'unscored' in step ? `unscored: ${step.unscored}` : 'scored'} (${forms})`;
}

const raw =
  (status: number, body: string, type = 'application/json') =>
  (response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': type }).end(body);
const every =
  (send: (response: ServerResponse) => void): Answer =>
  (_request, response) =>
    send(response);
const status = (code: number, error?: object) => every((response) => fail(response, code, error));

/** Accepts only the named formats, and answers the others with the given error. */
const takes =
  (forms: string[], code: number, error?: object): Answer =>
  (request, response) =>
    forms.includes(request.response_format?.type ?? 'text')
      ? complete(response, GOOD)
      : fail(response, code, error);

const LADDER = 'json_schema json_object text';

// Every server response ends in a code: the caller waits, or the dossier is unscored.
test.each<[string, Answer, string]>([
  ['an answer', every((response) => complete(response, GOOD)), 'scored (json_schema)'],
  [
    'no schemas, with a reason',
    takes(['json_object', 'text'], 400, { message: 'response_format json_schema is not supported' }),
    'scored (json_schema json_object)',
  ],
  ['no schemas, without a reason', takes(['json_object', 'text'], 400), 'scored (json_schema json_object)'],
  ['no forms at all', takes(['text'], 422, { message: 'extra fields not permitted' }), `scored (${LADDER})`],
  [
    'no forms, not implemented',
    takes(['text'], 501, { message: 'grammar is not implemented' }),
    `scored (${LADDER})`,
  ],
  [
    'no forms, as a fault of its own',
    takes(['text'], 500, { message: 'failed to parse grammar' }),
    `scored (${LADDER})`,
  ],
  ['nothing but errors of 400', status(400), `unscored: refused_request (${LADDER} ${LADDER})`],
  ['nothing but errors of 422', status(422), `unscored: refused_request (${LADDER} ${LADDER})`],
  ['a model it does not have', status(404), 'unscored: refused_request (json_schema json_schema)'],
  ['a body that is too large', status(413), 'unscored: too_long (json_schema json_schema)'],
  [
    'a context that is too small, by its code',
    status(400, { code: 'context_length_exceeded', message: 'x' }),
    'unscored: too_long (json_schema json_schema)',
  ],
  [
    'a context that is too small, in words',
    status(400, { message: "This model's maximum context length is 4096 tokens" }),
    'unscored: too_long (json_schema json_schema)',
  ],
  [
    'a context that is too small, by a bound on its tokens',
    status(422, { message: '`inputs` tokens + `max_new_tokens` must be <= 4096' }),
    'unscored: too_long (json_schema json_schema)',
  ],
  [
    'a context that is too small, in a list of details',
    every(raw(422, '{"detail":[{"loc":["body","messages"],"msg":"prompt is too long"}]}')),
    'unscored: too_long (json_schema json_schema)',
  ],
  [
    'a context that is too small, as plain text',
    every(raw(400, 'Input is too long for the requested model', 'text/plain')),
    'unscored: too_long (json_schema json_schema)',
  ],
  [
    'a name of the limit that it does not know',
    takes(['text'], 400, {
      message: "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead",
    }),
    `scored (${LADDER})`,
  ],
  [
    'a context that is too small, as a fault',
    status(500, { message: 'the request exceeds the available context size' }),
    'unscored: too_long (json_schema json_schema)',
  ],
  [
    'an error in an answer',
    every(raw(200, '{"error":{"code":400,"message":"prompt is too long: 9 tokens"}}')),
    'unscored: too_long (json_schema json_schema)',
  ],
  [
    'an outage in an answer',
    every(raw(200, '{"error":{"code":503,"message":"busy"}}')),
    'waits: unavailable (json_schema text)',
  ],
  [
    'a call of a tool in place of a text',
    every((response) => {
      const call = { id: '1', type: 'function', function: { name: 'answer', arguments: GOOD } };
      const message = { role: 'assistant', content: null, tool_calls: [call] };
      raw(200, JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'tool_calls' }] }))(response);
    }),
    'scored (json_schema)',
  ],
  ['a fault', status(500), 'waits: unavailable (json_schema text)'],
  ['too much to do', status(529), 'waits: unavailable (json_schema text)'],
  ['a conflict', status(409), 'waits: unavailable (json_schema text)'],
  ['too early', status(425), 'waits: unavailable (json_schema text)'],
  ['too many requests', status(429), 'waits: rate_limit (json_schema)'],
  [
    'too many tokens a minute',
    status(429, { message: 'Limit 10000, used 9000', type: 'tokens', code: 'rate_limit_exceeded' }),
    'waits: rate_limit (json_schema)',
  ],
  ['a late request', status(408), 'waits: timeout (json_schema text)'],
  ['a key that it refuses', status(401), 'waits: key_refused (json_schema text)'],
  ['a bill that was not paid', status(402), 'waits: key_refused (json_schema text)'],
  ['no answer', () => undefined, 'waits: timeout (json_schema text)'],
  [
    'an answer that never ends',
    every((response) => void response.writeHead(200).write('{"id":')),
    'waits: timeout (json_schema text)',
  ],
  [
    'a closed connection',
    every((response) => void response.destroy()),
    'waits: unreachable (json_schema text)',
  ],
  [
    'half an answer',
    every(
      (response) =>
        void response.writeHead(200, { 'content-length': '99' }).write('{', () => response.destroy()),
    ),
    'waits: unavailable (json_schema text)',
  ],
  ['nothing in the answer', every(raw(200, '')), 'waits: unavailable (json_schema text)'],
  [
    'a page of a proxy',
    every(raw(200, '<html>Sign in</html>', 'text/html')),
    'waits: unavailable (json_schema text)',
  ],
  [
    'a page of a proxy that failed',
    every(raw(502, '<html>Bad gateway</html>', 'text/html')),
    'waits: unavailable (json_schema text)',
  ],
  ['no choices', every(raw(200, '{"choices":[]}')), 'waits: unavailable (json_schema text)'],
  [
    'noise in chunks',
    every((response) => void (response.write('\u0000\uFFFD{'), response.write('}}'), response.end())),
    'waits: unavailable (json_schema text)',
  ],
  [
    'a text without an answer',
    every((response) => complete(response, 'Hello.')),
    'unscored: unreadable (json_schema json_schema)',
  ],
])('a server with %s', async (_name, answer, outcome) => {
  const timeoutMs = outcome.startsWith('waits: timeout') ? 300 : undefined;
  expect(await scored(answer, {}, timeoutMs)).toBe(outcome);
});

test('the accepted response format is remembered in the process, for both links and all judges', async () => {
  const judge = await judgeOn(takes(['text'], 400));
  await judge.score(dossier);
  await judge.score(dossier);
  await judgeFromModel('compatible:m', { baseUrl: server.baseUrl }).score(dossier);
  const forms = server.requests.map(({ response_format: form }) => form?.type ?? 'text');
  expect(forms).toEqual(['json_schema', 'json_object', 'text', 'text', 'text']);
  expect(server.requests[2]?.messages[0]?.content).toContain('JSON Schema');
});

test('one refused dossier does not loosen the response format', async () => {
  const judge = await judgeOn((_request, response, call) =>
    call === 1 || call === 2 ? fail(response, 400) : complete(response, GOOD),
  );
  const outcomes = [];
  for (let time = 0; time < 3; time += 1) outcomes.push('scores' in (await judge.score(dossier)));
  expect(outcomes).toEqual([true, false, true]);
  expect(new Set(server.requests.map(({ response_format: form }) => form?.type))).toEqual(
    new Set(['json_schema']),
  );
});

test('a dossier that is too long is sent once more, cut to a quarter', async () => {
  const judge = await judgeOn((request, response) =>
    request.messages[1]!.content.length > 6000 ? fail(response, 413) : complete(response, GOOD),
  );
  const long = dossierOf([
    { speaker: 'learner', text: `Orders fell in week 14. ${'More words. '.repeat(900)}` },
  ]);
  const step = await judge.score(long);
  expect(step.trace.attempts.map(({ outcome }) => outcome)).toEqual(['too_long', 'answered']);
  const [whole, cut] = server.requests;
  expect(cut!.messages[1]!.content).toContain('Left out for length: turns');
  expect(cut!.max_tokens).toBe(whole!.max_tokens! / 2);
});

test('a repair says what was expected where, without the answer’s text', async () => {
  const bad = GOOD.replace('"band":4', '"band":"secret"').replace('"position":0.5', '"position":7');
  const judge = await judgeOn((_request, response, call) => complete(response, call === 0 ? bad : GOOD));
  expect('scores' in (await judge.score(dossier))).toBe(true);
  const [first, second] = server.requests.map(({ messages }) => messages.at(-1)!.content);
  const added = second!.slice(first!.length);
  expect(second!.startsWith(first!)).toBe(true);
  expect(added).toContain('expected quality.band: a whole number from 1 to 5');
  expect(added).toContain('expected quality.position: a number from 0 to 1');
  expect(added).not.toMatch(/secret|week 14|7/u);
  expect(server.requests.map(({ messages }) => messages.map(({ role }) => role).join(' '))).toEqual([
    'system user',
    'system user',
  ]);
});

test('the schema has the ranges, so that constrained decoding enforces them', async () => {
  const judge = await judgeOn((_request, response) => complete(response, GOOD));
  await judge.score(dossier);
  expect(JSON.stringify(server.requests[0]!.response_format)).toMatch(
    /"quotes".*"band":\{"type":"integer","enum":\[1,2,3,4,5\]\}.*"position":\{"type":"number","minimum":0,"maximum":1\}.*"enum":\[0\.25,0\.5,0\.75,1\]/u,
  );
});

/** Failed calls before this one, as stored. */
function failed(...outcomes: Attempt['outcome'][]): Trace {
  const attempts = outcomes.map((outcome) => ({ outcome, durationMs: 0, inputTokens: 0, outputTokens: 0 }));
  return { retries: outcomes.length - 1, attempts } as unknown as Trace;
}

const onlyOthers =
  (answer: Answer): Answer =>
  (request, response, call) =>
    request.messages.at(-1)!.content === 'Say yes.'
      ? complete(response, 'Yes.')
      : answer(request, response, call);

test.each<[string, Answer, Attempt['outcome'][], string]>([
  ['is waited for', onlyOthers(status(500)), [], 'waits: unavailable (json_schema text)'],
  [
    'is cut and then given up after three failed calls',
    onlyOthers(status(500)),
    ['no_answer', 'unavailable', 'no_answer'],
    'unscored: no_answer (json_schema text json_schema text)',
  ],
  [
    'is not suspected for what failed in an outage',
    onlyOthers(status(503)),
    Array.from({ length: 19 }, () => 'unavailable' as const),
    'waits: unavailable (json_schema text)',
  ],
  [
    'waits longer for a rate limit',
    onlyOthers(status(429)),
    ['no_answer', 'no_answer'],
    'waits: rate_limit (json_schema)',
  ],
  [
    'waits in an outage',
    status(500),
    ['no_answer', 'no_answer', 'no_answer'],
    'waits: unavailable (json_schema text)',
  ],
])('a dossier that the provider does not answer %s', async (_what, answer, outcomes, shown) => {
  const earlier = outcomes.length === 0 ? null : failed(...outcomes);
  expect(await scored(answer, { earlier })).toBe(shown);
});

test.each([
  ['whenever it is asked', () => true, 4],
  ['only every other time', (asked: number) => asked % 2 === 0, 7],
])(
  'a dossier is given up after the provider answered others at least four times: %s',
  async (_when, answers, most) => {
    let [asked, answered] = [0, 0];
    const judge = await judgeOn((request, response) => {
      if (request.messages.at(-1)!.content !== 'Say yes.') return fail(response, 500);
      asked += 1;
      if (!answers(asked)) return fail(response, 500);
      answered += 1;
      return complete(response, 'Yes.');
    });
    let earlier: Trace | null = null;
    for (let tries = 0; tries < 20; tries += 1) {
      const step: ScoreStep | ProviderFailure = await judge
        .score(dossier, { earlier })
        .catch((error: ProviderFailure) => error);
      if (!(step instanceof ProviderFailure)) {
        expect(step).toMatchObject({ unscored: 'no_answer' });
        break;
      }
      const attempts: Attempt[] = [...(earlier?.attempts ?? []), ...(step.trace?.attempts ?? [])];
      earlier = { ...step.trace, attempts, retries: attempts.length - 1 } as Trace;
    }
    expect(answered).toBeGreaterThanOrEqual(4);
    expect(asked).toBeGreaterThanOrEqual(most);
  },
);

test('a failure of one dossier is no outage', async () => {
  const seen: string[] = [];
  const watch = {
    answered: async () => void seen.push('answered'),
    failed: async (_judge: string, code: string) => void seen.push(code),
    paid: async () => undefined,
  };
  const score = async (answer: Answer) => {
    server = await startModelServer(answer);
    const config = { judgeModel: 'compatible:outage', judgeBaseUrl: server.baseUrl, watch };
    await selectJudge(config)
      .score(dossier)
      .catch(() => undefined);
    server.stop();
  };
  await score(onlyOthers(status(500)));
  await score(status(500));
  expect(seen).toEqual(['answered', 'unavailable']);
});

test.each([
  ['k1', 'Bearer k1'],
  [undefined, undefined],
])('a compatible server gets the key of the configuration and no other: %s', async (judgeApiKey, sent) => {
  vi.stubEnv('OPENAI_API_KEY', 'another provider’s');
  server = await startModelServer((_request, response) => complete(response, GOOD));
  const config = { judgeModel: 'compatible:m', judgeBaseUrl: server.baseUrl, judgeApiKey };
  await selectJudge(config).score(dossier);
  vi.unstubAllEnvs();
  expect(server.headers[0]?.authorization).toBe(sent);
});
