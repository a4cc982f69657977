import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { ConfigError } from '../config.ts';
import { dossierOf } from '../../test/support/dossier-of.ts';
import { namedJudge } from './named-judge.ts';

test('JUDGE_PRICE applies to the configured model only', async () => {
  const usage = { prompt_tokens: 1_000_000, completion_tokens: 0, total_tokens: 1_000_000 };
  const choice = { index: 0, message: { role: 'assistant', content: 'No.' }, finish_reason: 'stop' };
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ id: '1', model: 'm', choices: [choice], usage }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const environment = { JUDGE_MODEL: 'compatible:m', JUDGE_PRICE: '3,15' };
  const costOf = async (name: string) => {
    const judge = namedJudge(name, baseUrl, environment);
    return (await judge.score(dossierOf([{ speaker: 'learner', text: 'Orders fell.' }]))).trace.cost;
  };
  expect([await costOf('compatible:m'), await costOf('compatible:other'), await costOf('offline')]).toEqual([
    6,
    null,
    0,
  ]);
  server.close();
});

test('an invalid price is rejected before any model is called', () => {
  expect(() => namedJudge('offline', undefined, { JUDGE_PRICE: 'dear' })).toThrow(ConfigError);
});
