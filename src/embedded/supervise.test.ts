import { expect, test } from 'vitest';
import { supervise, type Again } from './supervise.ts';

function fakeServers(startsThatFail: number[] = []) {
  const starts: (number | undefined)[] = [];
  let alive = false;
  let broken = false;
  return {
    starts,
    break: () => void (broken = true),
    kill: () => void (alive = false),
    isAlive: () => alive,
    async start({ port }: Again) {
      starts.push(port);
      if (startsThatFail.includes(starts.length)) throw new Error('no space left\nlog');
      alive = true;
      broken = false;
      const fails = async () => broken;
      return {
        port: 7,
        logFile: 'none',
        isRunning: () => alive,
        fails,
        stop: async () => void (alive = false),
      };
    },
  };
}

test('a server that ends is restarted at its port, with one line for each end and each failed start', async () => {
  const fake = fakeServers([2]);
  const lines: string[] = [];
  const server = await supervise({
    name: 'Postgres',
    start: fake.start,
    warn: (line) => void lines.push(line),
    lookEveryMs: 5,
    firstDelayMs: 10,
  });
  fake.kill();
  await expect.poll(fake.isAlive).toBe(true);
  fake.kill();
  await expect.poll(fake.isAlive).toBe(true);
  expect(fake.starts).toEqual([undefined, 7, 7, 7]);
  expect(lines).toEqual([
    'Postgres ended unexpectedly; restarting it.',
    'Postgres did not start again, next try in 0.01 s: no space left',
    'Postgres ended unexpectedly; restarting it in 0.02 s.',
  ]);
  await server.stop();
  expect(fake.isAlive()).toBe(false);
});

test('stop ends the wait for a restart', async () => {
  const fake = fakeServers([2]);
  const failed = Promise.withResolvers<void>();
  const server = await supervise({
    name: 'Temporal',
    start: fake.start,
    warn: (line) => line.includes('did not start') && failed.resolve(),
    lookEveryMs: 5,
    firstDelayMs: 3_600_000,
  });
  fake.kill();
  await failed.promise;
  await server.stop();
  expect(fake.starts).toHaveLength(2);
});

test('a server that runs and answers only with errors is restarted', async () => {
  const fake = fakeServers();
  const lines: string[] = [];
  const server = await supervise({
    name: 'Temporal',
    start: fake.start,
    warn: (line) => void lines.push(line),
    lookEveryMs: 5,
    failsForMs: 50,
  });
  fake.break();
  await expect.poll(() => fake.starts).toEqual([undefined, 7]);
  expect(lines).toEqual(['Temporal answers only with errors; restarting it.']);
  await server.stop();
});
