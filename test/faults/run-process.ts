// Touchstone without HTTP in a process that tests kill: events arrive as lines on stdin, each answered on stdout once
// accepted. It exits when its parent does, since stdin then closes.
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { ProviderFailure } from '../../src/judge/model/failure.ts';
import { createRinger } from '../../src/services/ringer.ts';
import { runWorker } from '../../src/services/run-worker.ts';
import { createTemporalClient } from '../../src/services/temporal-connection.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { createStore } from '../../src/store/store.ts';
import { random } from '../support/random.ts';
import { createTestJudge, seedOf } from '../support/test-judge.ts';
import type { ProcessOptions } from './start-process.ts';

const options = JSON.parse(process.argv[2]!) as ProcessOptions;
const { databaseUrl, temporalAddress, bundleDir: cacheDir, sweepAfterMs } = options;

// Sometimes slow, down or unreadable; the same for every call about a completion.
const judge = createTestJudge(async ({ learner, completion, link, before }) => {
  const luck = random(seedOf(`${learner} ${completion} ${link} ${before}`));
  await new Promise((resolve) => setTimeout(resolve, luck() < 0.2 ? 300 * luck() : 10));
  if (luck() < 0.1) throw new ProviderFailure('unavailable', { retryAfterMs: 50 });
  say({ answered: `${learner} ${completion} ${link}` });
  return luck() < 0.05 ? 'unreadable' : undefined;
});

const store = createStore({ url: databaseUrl, sweepAfterMs, size: 10 });
const temporal = { address: temporalAddress, namespace: 'default' };
const client = createTemporalClient(temporal);
const ringer = createRinger(client, await store.epoch(), undefined, undefined, store.attendance);
const logger = pino({ level: 'silent' });
await runWorker({ store, judge }, { temporal, client, logger, cacheDir, sweepAfterMs }).ready;
say({ ready: true });
for await (const line of createInterface({ input: process.stdin })) {
  const { number, events } = JSON.parse(line) as { number: number; events: IncomingEvent[] };
  store.events.accept(events).then(
    ({ ring, attendedBy }) => {
      ringer.ringSoon(ring, attendedBy);
      say({ number, accepted: true });
    },
    () => say({ number, accepted: false }),
  );
}
process.exit(0);

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
