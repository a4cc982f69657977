import { expect, test } from 'vitest';
import { openStore } from '../../../test/support/open-store.ts';

let now = new Date('2026-03-01T23:50:00Z');
const open = openStore({ now: () => now });
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));

test('an outage is reported from the first failed call to the next answer', async () => {
  const { judges } = open.store;
  const since = now.getTime();
  await judges.failed('m', 'timeout');
  later(1);
  await judges.failed('m', 'rate_limit');
  expect(await judges.outages()).toEqual([{ judge: 'm', code: 'rate_limit', since }]);
  await judges.answered('other');
  expect(await judges.outages()).toHaveLength(1);
  await judges.answered('m');
  expect(await judges.outages()).toEqual([]);
});

test('an outage of a judge that is no longer used expires', async () => {
  const { judges } = open.store;
  await judges.failed('gone', 'unreachable');
  later(180);
  expect(await judges.outages()).toEqual([]);
  const since = now.getTime();
  await judges.failed('gone', 'timeout');
  expect(await judges.outages()).toEqual([{ judge: 'gone', code: 'timeout', since }]);
});

test('spending counts for its UTC day', async () => {
  now = new Date('2026-03-01T23:59:00Z');
  const { judges } = open.store;
  await Promise.all([judges.pay(0.25), judges.pay(0.5), judges.pay(0)]);
  expect(await judges.spentToday()).toBe(0.75);
  later(2);
  expect(await judges.spentToday()).toBe(0);
});
