import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { eventOf, openStore } from '../../test/support/open-store.ts';
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
