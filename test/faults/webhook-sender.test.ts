import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { eventOf, openStore } from '../support/open-store.ts';
import { startReceiver } from '../support/webhook-receiver.ts';

const SCRIPT = fileURLToPath(new URL('run-webhook-sender.ts', import.meta.url));
const open = openStore();
const running = new Set<ChildProcess>();

function startSender(): ChildProcess {
  const args = ['--no-warnings', SCRIPT, open.url];
  const env = { ...process.env, NODE_OPTIONS: '' };
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'inherit', 'inherit'], env });
  running.add(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

afterEach(() => Promise.all([...running].map(kill)));

const LEARNERS = ['a', 'b', 'c'];
const EACH = 30;

test('senders killed in the middle lose nothing: all is delivered in order, and repetitions have the same id', async () => {
  const receiver = await startReceiver((_, response) => setTimeout(() => response.writeHead(204).end(), 5));
  const settings = { kinds: ['award' as const], prefix: null, group: null, roles: [] };
  await open.store.webhooks.put('killed', { ...settings, url: receiver.url });
  for (let count = 0; count < EACH; count += 1) {
    for (const learner of LEARNERS) {
      await open.store.events.accept([eventOf(learner)]);
      await open.store.ledger.award(learner, 0);
    }
  }
  let senders = [startSender(), startSender()];
  for (const enough of [10, 40]) {
    await expect.poll(() => receiver.received.length).toBeGreaterThan(enough);
    await Promise.all(senders.map(kill));
    senders = [startSender(), startSender()];
  }
  const entries = (learner: string) => {
    const seen = new Map(
      receiver.received
        .filter(({ data }) => data.learner === learner)
        .map(({ id, data }) => [id, (data.entries as { entry: number }[])[0]!.entry]),
    );
    return [...seen.values()];
  };
  for (const learner of LEARNERS)
    await expect.poll(() => entries(learner)).toEqual(Array.from({ length: EACH }, (_, index) => index + 1));
  await receiver.stop();
});
