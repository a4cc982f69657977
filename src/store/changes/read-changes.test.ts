import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { createMetrics } from '../../http/operations/metrics.ts';
import { measureWaiting } from '../../http/operations/measure-waiting.ts';
import { eventOf, openStore } from '../../../test/support/open-store.ts';
import { until } from '../../../test/support/until.ts';
import { rangeOf } from './ranges.ts';

const open = openStore();

async function award(learner: string): Promise<number> {
  await open.store.events.accept([eventOf(learner)]);
  await open.store.ledger.award(learner, 0);
  return (await open.store.learners.find(learner))!.no;
}

test('only the changes of some ranges are read, and the position moves past the others', async () => {
  const { changes } = open.store;
  const start = await changes.end();
  const [ada, bert] = [await award('ada'), await award('bert')];
  await until(async () => (await changes.read(start, 10)).changes.length === 2);
  const page = await changes.read(start, 10, [rangeOf(bert)]);
  expect(page.changes.map(({ id }) => id)).toEqual(['bert']);
  expect((await changes.read(page.end, 10)).changes).toEqual([]);
  // Transactions of other databases move the end of what may be read, too.
  const past = await changes.read(start, 10, []);
  expect(past.changes).toEqual([]);
  expect(BigInt(past.end.tx)).toBeGreaterThanOrEqual(BigInt(page.end.tx));
  expect((await changes.read(start, 1, [rangeOf(ada), rangeOf(bert)])).changes.map(({ id }) => id)).toEqual([
    'ada',
  ]);
});

test('a transaction in another database of the server holds back changes, and the metric says for how long', async () => {
  const metrics = createMetrics();
  const lag = async () => {
    await measureWaiting({ store: open.store, metrics, now: () => new Date(Date.now() + 60_000) });
    return (await metrics.streamLag.get()).values[0]!.value;
  };
  const { changes } = open.store;
  const other = new Client({ connectionString: inject('postgresUrl') });
  await other.connect();
  await other.query('BEGIN');
  await other.query('SELECT pg_current_xact_id()');
  const start = await changes.end();
  await award('carla');
  expect((await changes.read(start, 10)).changes).toEqual([]);
  // The clock of the measurement is a minute ahead.
  expect(await lag()).toBeGreaterThan(59);
  await other.query('ROLLBACK');
  await other.end();
  await until(async () => (await changes.read(start, 10)).changes.length === 1);
  await until(async () => (await lag()) === 0);
});
