import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { eventOf, openStore } from '../../test/support/open-store.ts';
import { SHARE } from './ring-queue.ts';
import { startSweeper } from './sweeper.ts';

const open = openStore({ sweepAfterMs: 200 });
const logger = pino({ level: 'silent' });

let sweeper: ReturnType<typeof startSweeper> | undefined;
afterEach(() => sweeper?.stop());

async function owe(learners: readonly string[]): Promise<void> {
  await open.store.events.accept(learners.map((learner) => eventOf(learner)));
}

test('a sweep rings all due learners, no more at once than are awarded', async () => {
  const learners = Array.from({ length: 80 }, (_, index) => `due-${index}`);
  await owe(learners);
  const rung: string[] = [];
  let atOnce = 0;
  let most = 0;
  sweeper = startSweeper(
    {
      store: open.store,
      logger,
      ringer: {
        release: () => undefined,
        async ringAndWait(learner) {
          rung.push(learner);
          most = Math.max(most, (atOnce += 1));
          await open.store.ledger.award(learner, 0);
          atOnce -= 1;
        },
      },
    },
    20,
  );
  await expect.poll(() => new Set(rung).size, { timeout: 20_000 }).toBe(80);
  expect(new Set(rung)).toEqual(new Set(learners));
  expect(most).toBeLessThanOrEqual(16);
});

test('tenants take turns: a burst of one is not rung before the few of another', async () => {
  const { store } = open;
  await store.tenants.put('acme', 0, { prefix: 'acme:', scopes: [], judge: {}, limits: {}, jwksUrl: null });
  await owe(Array.from({ length: 300 }, (_, index) => `acme:${index}`));
  await owe(['beta:1', 'beta:2', 'gamma']);
  const rung: string[] = [];
  let [acme, most] = [0, 0];
  const ringAndWait = async (learner: string) => {
    rung.push(learner);
    if (learner.startsWith('acme:')) most = Math.max(most, (acme += 1));
    await store.ledger.award(learner, 0);
    if (learner.startsWith('acme:')) acme -= 1;
  };
  const due = async () => {
    const { rows } = await store.database.query('SELECT count(*)::int AS due FROM wakes WHERE due <= now()');
    return rows[0].due as number;
  };
  await expect.poll(due, { timeout: 20_000 }).toBe(303);
  sweeper = startSweeper({ store, logger, ringer: { release: () => undefined, ringAndWait } }, 20);
  await expect.poll(() => rung.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(303);
  expect(rung.slice(0, 32)).toEqual(expect.arrayContaining(['beta:1', 'beta:2', 'gamma']));
  // Also at the end, when no others are overdue: their new events must not wait.
  expect(most).toBe(SHARE);
});

test('failed rings do not delay their learners: after an outage they are rung at once', async () => {
  await owe(Array.from({ length: 40 }, (_, index) => `down-${index}`));
  let isDown = true;
  let failed = 0;
  const rung = new Set<string>();
  const ringer = {
    release: () => undefined,
    async ringAndWait(learner: string) {
      if (!isDown) return void rung.add(learner);
      failed += 1;
      throw new Error('away');
    },
  };
  sweeper = startSweeper({ store: open.store, logger, ringer }, 20);
  // After six rings that arrive, the next would be 25 seconds later.
  await expect.poll(() => failed, { timeout: 30_000 }).toBeGreaterThan(6 * 40);
  isDown = false;
  await expect.poll(() => rung.size, { timeout: 10_000 }).toBe(40);
});
