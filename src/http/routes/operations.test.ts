import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentText } from '../openapi/api-document.ts';
import { PROBLEMS } from '../problems/problem.ts';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const file = (name: string) => readFile(new URL(`../../../${name}`, import.meta.url), 'utf8');
const open = (path: string) => edge.app.request(path);

test('livez and readyz need no token', async () => {
  expect(await (await open('/livez')).json()).toEqual({ live: true });
  const ready = await open('/readyz');
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { ready: true, stopping: false, postgres: 'up', services: {}, verdicts: 'in time' },
  ]);
});

test('a failing judge shows in readyz and metrics at once, and clears with its next answer', async () => {
  const { judges } = edge.store;
  type JudgeState = { failing: { since: string }[] } | undefined;
  const readyzJudges = async () => ((await (await open('/readyz')).json()) as { judges: JudgeState }).judges;
  const metrics = async () => (await edge.request('/metrics', { token: await edge.keyOf(['admin']) })).text();
  await judges.failed('compatible:m', 'unreachable');
  await judges.pay(1.5);
  const state = await readyzJudges();
  expect(state).toMatchObject({ failing: [{ judge: 'compatible:m', code: 'unreachable' }], budget: 'left' });
  expect(Date.now() - Date.parse(state?.failing[0]?.since ?? '')).toBeLessThan(60_000);
  expect(await metrics()).toContain('touchstone_judge_failing{judge="compatible:m"} 1');
  expect(await metrics()).toContain('touchstone_judge_spent_dollars 1.5');
  await judges.answered('compatible:m');
  expect(await readyzJudges()).toBeUndefined();
  expect(await metrics()).not.toContain('judge_failing{');
});

test('metrics name no learner and need a key with read or admin and no prefix', async () => {
  await edge.post([cloudEvent({ subject: 'counted' }), cloudEvent({ type: 'nope' })]);
  expect((await open('/metrics')).status).toBe(401);
  expect((await edge.request('/metrics', { token: await edge.keyOf(['ingest']) })).status).toBe(403);
  expect((await edge.request('/metrics', { token: await edge.keyOf(['read'], 'acme:') })).status).toBe(403);
  const text = await (await edge.request('/metrics', { token: await edge.keyOf(['admin']) })).text();
  expect(text).toContain('touchstone_events_total{status="accepted"} 1');
  expect(text).toContain('touchstone_events_total{status="invalid"} 1');
  expect(text).toContain('touchstone_waiting_learners 1');
  expect(text).toMatch(
    /touchstone_request_seconds_count\{method="POST",route="\/v1\/events",status="202"\} 1/,
  );
  expect(text).not.toContain('counted');
});

describe('the docs', () => {
  test('openapi.json matches the routes; update it with `node scripts/write-openapi.ts`', async () => {
    expect(await file('openapi.json')).toBe(documentText());
    expect(await (await open('/openapi.json')).json()).toEqual(JSON.parse(documentText()));
  });

  test('list every call and load nothing external', async () => {
    const page = await (await open('/docs')).text();
    for (const path of Object.keys(JSON.parse(documentText()).paths))
      expect(page).toContain(`<code>${path}</code>`);
    expect(page).not.toMatch(/<script|<link|src=|@import|url\(/);
    for (const [, anchor] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${anchor}"`);
  });

  test('are the redirect target of /', async () => {
    const home = await open('/');
    expect([home.status, home.headers.get('location')]).toEqual([302, '/docs']);
  });

  const documented = async () =>
    [...(await file('docs/errors.md')).matchAll(/^## `([a-z-]+)` · (\d{3})$/gm)].map(
      ([, code, status]) => `${code} ${status}`,
    );
  const known = Object.entries(PROBLEMS).map(([code, { status }]) => `${code} ${status}`);

  test('describe every problem, in docs/errors.md and on the page that its type links to', async () => {
    expect(await documented()).toEqual(expect.arrayContaining(known));
    const page = await (await open('/docs/errors')).text();
    for (const code of Object.keys(PROBLEMS)) expect(page).toContain(`id="${code}"`);
  });

  test('describe only problems that exist', async () => {
    expect(known).toEqual(expect.arrayContaining(await documented()));
  });
});

test('unknown paths answer 404, unknown methods 405', async () => {
  expect((await edge.get('/v1/nothing')).body.type).toBe('/docs/errors#not-found');
  expect((await open('/nothing')).status).toBe(404);
  const patched = await edge.request('/v1/learners/maya', { method: 'PATCH' });
  expect([patched.status, patched.headers.get('allow')]).toEqual([405, expect.stringContaining('GET')]);
});

test('every response has a request id and security headers', async () => {
  const answers = [
    await open('/docs'),
    await open('/nothing'),
    await edge.request('/v1/learners'),
    await edge.request('/v1/learners/nobody'),
  ];
  for (const { headers } of answers) {
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  }
  expect(answers[2]?.headers.get('cache-control')).toBe('no-store');
  const given = await edge.request('/v1/learners', { headers: { 'x-request-id': 'mine.1' } });
  expect(given.headers.get('x-request-id')).toBe('mine.1');
});
