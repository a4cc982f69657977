import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { dossierOf } from '../../test/support/dossier-of.ts';
import { judgeOf } from './judge-of.ts';

/** A model server that answers every call with a refusal; 100 tokens in, 20 out. */
let server: Server;
let baseUrl = '';
beforeAll(async () => {
  server = createServer((_request, response) => {
    const message = { role: 'assistant', content: "I'm sorry, I cannot help with that." };
    const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ choices: [{ index: 0, message, finish_reason: 'stop' }], usage, model: 'm', id: '1' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => void server.close());

const dossier = dossierOf([{ speaker: 'learner', text: 'Orders fell in week 14.' }]);
// One call, and one repair call.
const PAID = (2 * (100 * 3 + 20 * 15)) / 1e6;

test.each<[string, Record<string, string>, string | undefined, number | null]>([
  ['the configured judge uses the price', { JUDGE_PRICE: '3,15' }, undefined, PAID],
  ['naming it explicitly uses the price too', { JUDGE_PRICE: '3,15' }, 'compatible:m', PAID],
  ['another model has no known price', { JUDGE_PRICE: '3,15' }, 'compatible:other', null],
  ['without a price the cost is unknown', {}, undefined, null],
  ['the offline judge costs nothing', { JUDGE_PRICE: '3,15' }, 'offline', 0],
])('%s', async (_name, environment, spec, cost) => {
  const config = readConfig({ JUDGE_MODEL: 'compatible:m', JUDGE_BASE_URL: baseUrl, ...environment });
  const { trace } = await judgeOf(config, spec).score(dossier);
  if (cost === null) expect(trace.cost).toBeNull();
  else expect(trace.cost).toBeCloseTo(cost, 12);
});
