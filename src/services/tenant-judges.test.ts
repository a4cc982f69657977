import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectingLogger } from '../../test/support/collecting-logger.ts';
import { dossierOf } from '../../test/support/dossier-of.ts';
import { openStore } from '../../test/support/open-store.ts';
import { readConfig } from '../config.ts';
import { SCOPES } from '../store/keys/keys.ts';
import type { TenantBody } from '../store/tenants/tenants.ts';
import { createJudgeMonitor } from './judge-monitor.ts';
import { createTenantJudges } from './tenant-judges.ts';

/** A model server that refuses every question, for 100 tokens in and 20 out; a question is asked twice. */
let server: Server;
let config: ReturnType<typeof readConfig>;
const asked: string[] = [];
const keys = new Set<string | undefined>();
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    keys.add(request.headers.authorization);
    asked.push((JSON.parse(body) as { model: string }).model);
    const message = { role: 'assistant', content: "I'm sorry, I cannot help with that." };
    const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }], usage, model: 'm', id: '1' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  config = readConfig({
    JUDGE_MODEL: 'compatible:of-all',
    JUDGE_BASE_URL: `http://127.0.0.1:${port}/v1`,
    JUDGE_PRICE: '3,15',
    JUDGE_API_KEY: 'k1',
  });
});
afterAll(() => void server.close());

const open = openStore();
const dossier = dossierOf([{ speaker: 'learner', text: 'Orders fell in week 14.' }]);
const PRICE = { input: 3, output: 15 };
const PAID = (2 * (100 * 3 + 20 * 15)) / 1e6;

async function judges() {
  const { logger } = collectingLogger();
  const { store } = open;
  return createTenantJudges({ config, store, monitor: createJudgeMonitor({ store, logger }) });
}

const put = (id: string, judge: TenantBody['judge'], previous = 0) =>
  open.store.tenants.put(id, previous, {
    prefix: `${id}:`,
    scopes: [...SCOPES],
    judge,
    limits: {},
    jwksUrl: null,
  });

test('a tenant has its own judge, the offline one, or that of the installation', async () => {
  await put('own', { model: 'compatible:of-own' });
  await put('offline', { model: 'offline' });
  await put('none', {});
  const judgeOf = await judges();
  expect(await judgeOf('own:')).toMatchObject({ name: 'compatible:of-own' });
  expect(await judgeOf('own:')).toBe(await judgeOf('own:'));
  expect(await judgeOf('offline:')).toBe('offline');
  expect([await judgeOf('none:'), await judgeOf('nobody:'), await judgeOf('')]).toEqual([null, null, null]);
});

test('a spent budget turns its own tenant to the offline judge, and its cost counts for the installation', async () => {
  await put('rich', { model: 'compatible:rich', price: PRICE, budget: 1 });
  await put('poor', { budget: PAID / 2 });
  const judgeOf = await judges();
  const before = await open.store.judges.spentToday();
  const score = async (prefix: string) => {
    const judge = await judgeOf(prefix);
    if (judge === null || judge === 'offline') throw new Error(`${prefix} has no model`);
    return judge.score(dossier);
  };
  await score('poor:');
  expect(asked.slice(-2)).toEqual(['of-all', 'of-all']);
  const calls = asked.length;
  expect(await score('poor:')).toMatchObject({ judge: { because: expect.stringContaining('budget') } });
  expect(asked).toHaveLength(calls);
  await score('rich:');
  expect([...keys]).toEqual(['Bearer k1']);
  expect(asked.slice(calls)).toEqual(['rich', 'rich']);
  const { no: poor } = (await open.store.tenants.ofPrefix('poor:'))!;
  const { no: rich } = (await open.store.tenants.ofPrefix('rich:'))!;
  expect(await open.store.judges.spentToday(poor)).toBeCloseTo(PAID, 12);
  expect(await open.store.judges.spentToday(rich)).toBeCloseTo(PAID, 12);
  expect(await open.store.judges.spentToday()).toBeCloseTo(before + 2 * PAID, 12);
});
