import { expect, test } from 'vitest';
import { createFairLimit } from './fair-limit.ts';

let clock = 0;
const limitOf = (places: number, share: number, alone?: number) =>
  createFairLimit({ places, share, alone }, () => clock);

/** Jobs that run until they are released, and the order in which they began. */
function jobs(limit: ReturnType<typeof createFairLimit>) {
  const begun: string[] = [];
  const release = new Map<string, () => void>();
  const run = (group: string, job: string) =>
    limit
      .run(group, () => {
        begun.push(job);
        return new Promise<void>((resolve) => release.set(job, resolve));
      })
      .catch(() => void begun.push(`${job} dropped`));
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    begun,
    run: (group: string, ...names: string[]) => names.forEach((name) => void run(group, name)),
    settled,
    async release(...names: string[]) {
      for (const name of names) release.get(name)!();
      await settled();
    },
  };
}

test('one group has all places, in the order of its jobs', async () => {
  const limit = limitOf(3, 1);
  const { begun, run, settled, release } = jobs(limit);
  run('a', 'a1', 'a2', 'a3', 'a4', 'a5');
  await settled();
  expect(begun).toEqual(['a1', 'a2', 'a3']);
  await release('a2');
  expect(begun).toEqual(['a1', 'a2', 'a3', 'a4']);
  expect([limit.running(), limit.waitingOf('a')]).toEqual([3, 1]);
});

test('a group that is the only active one has fewer than all places if others are active elsewhere', async () => {
  const { begun, run, settled, release } = jobs(limitOf(3, 2, 2));
  run('a', 'a1', 'a2', 'a3');
  await settled();
  expect(begun).toEqual(['a1', 'a2']);
  await release('a1');
  expect(begun).toEqual(['a1', 'a2', 'a3']);
});

test('a free place goes to the group with the fewest running jobs, and of equals to the one that waited longer', async () => {
  const { begun, run, settled, release } = jobs(limitOf(3, 6));
  run('a', 'a1', 'a2', 'a3', 'a4');
  await settled();
  run('b', 'b1', 'b2');
  run('c', 'c1');
  await release('a1', 'a2', 'a3');
  expect(begun).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4']);
  await release('c1');
  expect(begun.at(-1)).toBe('b2');
});

test('while several groups are active, none has more than its share, also of free places', async () => {
  const limit = limitOf(8, 2);
  const { begun, run, settled, release } = jobs(limit);
  run('b', 'b1');
  await settled();
  await release('b1');
  run('a', 'a1', 'a2', 'a3');
  await settled();
  expect(begun).toEqual(['b1', 'a1', 'a2']);
  clock += 600_001;
  await release('a1', 'a2');
  await release('a3');
  run('a', 'a4', 'a5', 'a6');
  await settled();
  expect(begun.slice(-3)).toEqual(['a4', 'a5', 'a6']);
});

test('clearing drops what waits, a failed job frees its place, and the limit works on', async () => {
  const limit = limitOf(1, 1);
  const { begun, run, settled, release } = jobs(limit);
  run('a', 'a1', 'a2');
  run('b', 'b1');
  await settled();
  limit.clear();
  await settled();
  expect(begun).toEqual(['a1', 'a2 dropped', 'b1 dropped']);
  await release('a1');
  await expect(limit.run('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  run('b', 'b2');
  await settled();
  expect(begun.at(-1)).toBe('b2');
});
