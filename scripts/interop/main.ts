// `npm run interop`: the official CloudEvents SDKs for JavaScript, Python and Go send the same events, each structured,
// binary and in a batch, to one product. Each event must exist once. Then the Standard Webhooks libraries for JavaScript and
// Python verify what the product delivers.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pythonWith } from '../python-with.ts';
import { startProduct, type Product } from '../product.ts';
import { tryWebhooks } from './webhooks.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const FILE = here('events.json');
const CACHE = here('../../.touchstone/interop');
const SUBJECT = 'interop';
const HELP = `Usage: npm run interop

Sends the same events with the CloudEvents SDKs for JavaScript, Python (3.11 or newer) and Go (1.24 or newer), each
structured, binary and in a batch, and checks that each event exists once. Then verifies webhook deliveries with the
Standard Webhooks libraries for JavaScript and Python. Installs the SDKs for itself. --webhooks does only that.`;

const run = promisify(execFile);

type Failure = Error & { stdout?: string; stderr?: string };

type Sender = { name: string; command: () => string[]; cwd?: string };

const SENDERS: Sender[] = [
  { name: 'JavaScript, cloudevents 10.0.0', command: () => [process.execPath, here('send.ts')] },
  {
    name: 'Python, cloudevents 2.2.0',
    command: () => [join(pythonWith(CACHE, 'cloudevents', '2.2.0'), 'python'), here('python/send.py')],
  },
  { name: 'Go, sdk-go 2.16.2', command: () => ['go', 'run', '.'], cwd: here('go') },
];

type Result = { data: { seq: number; id: string }[] };

async function storedIds({ url, key }: Product): Promise<string[]> {
  const answer = await fetch(`${url}/v1/learners/${SUBJECT}/events?limit=200`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return answer.ok ? ((await answer.json()) as Result).data.map(({ id }) => id) : [];
}

/** Lets one SDK send everything; returns what is wrong, null if nothing. */
async function tryOne(product: Product, { command, cwd }: Sender, ids: string[]): Promise<string | null> {
  const [program, ...args] = command() as [string, ...string[]];
  const env = { ...process.env, URL: product.url, KEY: product.key, SUBJECT, FILE };
  // Not spawnSync: a build of minutes would keep this process from seeing that its idle connection was closed.
  const failed = await run(program, args, { env, cwd }).then(
    () => null,
    ({ message, stdout = '', stderr = '' }: Failure) => `${message}\n${stdout}${stderr}`,
  );
  if (failed !== null) return failed;
  const stored = await storedIds(product);
  return JSON.stringify(stored.toSorted()) === JSON.stringify(ids.toSorted())
    ? null
    : `stored are ${JSON.stringify(stored)}`;
}

async function main(): Promise<boolean> {
  const { ids } = JSON.parse(readFileSync(FILE, 'utf8')) as { ids: string[] };
  const product = await startProduct({ WEBHOOK_PRIVATE: 'true' });
  const senders = process.argv.includes('--webhooks') ? [] : SENDERS;
  let right = true;
  try {
    for (const sender of senders) {
      const wrong = await tryOne(product, sender, ids);
      console.log(`${wrong === null ? '✓' : '✗'} ${sender.name}: ${ids.length} events in three forms`);
      if (wrong !== null) console.log(wrong);
      right = right && wrong === null;
    }
    right = (await tryWebhooks(product, CACHE)) && right;
  } finally {
    await product.stop();
  }
  return right;
}

if (process.argv.includes('--help')) console.log(HELP);
else process.exitCode = (await main()) ? 0 : 1;
