// A sender of webhooks in a process that tests kill. It exits when its parent does, since stdin then closes.
import { pino } from 'pino';
import { startWebhookSender } from '../../src/services/webhooks/sender.ts';
import { createStore } from '../../src/store/store.ts';

const store = createStore({ url: process.argv[2]!, size: 5 });
startWebhookSender({
  store,
  logger: pino({ level: 'silent' }),
  allowsPrivate: true,
  tickMs: 50,
  timeoutMs: 1000,
  leaseMs: 3000,
});
process.stdin.on('end', () => process.exit(0)).resume();
