import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { startReceiver, type Received } from '../../test/support/webhook-receiver.ts';
import { pythonWith } from '../python-with.ts';
import type { Product } from '../product.ts';

const PYTHON_VERSION = '1.1.0';
const SCRIPT = fileURLToPath(new URL('python/verify.py', import.meta.url));
const DEADLINE_MS = 60_000;
const KINDS = ['award', 'calibration', 'level', 'facet', 'review', 'credential', 'learner.erased'];

type Answer = { secret: string };

/** Creates a webhook with two valid secrets, lets things happen, and returns what was delivered and both secrets. */
async function deliveries(product: Product): Promise<{ messages: Received[]; secrets: string[] }> {
  const { url, key } = product;
  const receiver = await startReceiver();
  const call = async (method: string, path: string, body?: object, type = 'application/json') => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': type };
    const answer = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return (answer.status === 204 ? {} : await answer.json()) as Answer;
  };
  try {
    const first = await call('PUT', '/v1/webhooks/interop', { url: receiver.url, kinds: KINDS });
    const second = await call('POST', '/v1/webhooks/interop/secret', {});
    const event = { specversion: '1.0', source: 'interop', subject: 'maya', type: 'stage.completed' };
    const data = {
      stage: 'kickoff',
      outcome: 'passed',
      text: 'We count a paused customer as lost after a month.',
    };
    await call('POST', '/v1/events', { ...event, id: 'webhook', data }, 'application/cloudevents+json');
    const until = async (kind: string): Promise<void> => {
      const end = Date.now() + DEADLINE_MS;
      while (!receiver.received.some(({ type }) => type === kind)) {
        if (Date.now() > end) throw new Error(`no ${kind} was delivered`);
        await sleep(200);
      }
    };
    await until('calibration');
    const readings = { quality: { band: 4 }, independence: { band: 4 } };
    const ruling = { decision: 'changed', reason: 'Read by a person.', skills: readings };
    await call('POST', '/v1/learners/maya/calibrations/1/review', ruling);
    await product.createIssuer();
    await call('POST', '/v1/learners/maya/credentials', { kind: 'tier' });
    await until('credential');
    await call('DELETE', '/v1/learners/maya');
    await until('learner.erased');
    await call('POST', '/v1/webhooks/interop/test');
    return { messages: receiver.received, secrets: [first.secret, second.secret] };
  } finally {
    await receiver.stop();
  }
}

/** Verifies real deliveries with the public libraries for JavaScript and Python. Whether all were right. */
export async function tryWebhooks(product: Product, cache: string): Promise<boolean> {
  const { messages, secrets } = await deliveries(product);
  console.log(`Delivered: ${[...new Set(messages.map(({ type }) => type))].join(', ')}`);
  for (const { text, headers } of messages)
    for (const secret of secrets) new Webhook(secret).verify(text, headers as Record<string, string>);
  console.log(`✓ JavaScript, standardwebhooks: ${messages.length} deliveries verify with both secrets`);
  let python: string;
  try {
    python = join(pythonWith(cache, 'standardwebhooks', PYTHON_VERSION), 'python');
  } catch (error) {
    console.log(`- Python, standardwebhooks ${PYTHON_VERSION}: skipped. ${(error as Error).message}`);
    return true;
  }
  const MESSAGES = join(cache, 'messages.json');
  writeFileSync(MESSAGES, JSON.stringify(messages.map(({ text, headers }) => ({ text, headers, secrets }))));
  const { status, stdout, stderr } = spawnSync(python, [SCRIPT], {
    env: { ...process.env, MESSAGES },
    encoding: 'utf8',
  });
  const isRight = status === 0 && Number(stdout) === messages.length;
  const name = `Python, standardwebhooks ${PYTHON_VERSION}`;
  console.log(
    `${isRight ? '✓' : '✗'} ${name}: ${messages.length} deliveries verify with both secrets, changed ones do not`,
  );
  if (!isRight) console.log(`${stdout}${stderr}`);
  return isRight;
}
