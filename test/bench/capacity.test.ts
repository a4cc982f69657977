import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { capacityOf, USUAL } from '../../bench/capacity/capacity-of.ts';
import { costsFrom } from '../../bench/capacity/costs.ts';

const RUN = [
  {
    name: 'alone-5s',
    notes: [
      'attended: 8.0 ms: Node 4.0, Postgres 3.0, Temporal 1.0; p50 6 ms, p95 9 ms to the award',
      'not attended: 30.0 ms: Node 12.0, Postgres 6.0, Temporal 12.0; p50 20 ms, p95 30 ms to the award',
      'attended: 9.0 ms: Node 5.0, Postgres 3.0, Temporal 1.0; p50 6 ms, p95 9 ms to the award',
    ],
  },
  {
    name: 'completion',
    notes: [
      'completion: 90.0 ms: Node 60.0, Postgres 10.0, Temporal 20.0',
      'ordinary event: 30.0 ms: Node 12.0, Postgres 6.0, Temporal 12.0',
    ],
  },
  { name: 'storage', notes: ['completion 7202', 'event 1518'] },
];
const text = `progress\n${RUN.map((row) => JSON.stringify(row)).join('\n')}\n`;

test('costs are read from the lines of a bench run', () => {
  expect(costsFrom(text)).toEqual({
    attended: { node: 4, postgres: 3, temporal: 1 },
    alone: { node: 12, postgres: 6, temporal: 12 },
    completion: { node: 48, postgres: 4, temporal: 8 },
    eventBytes: 1518,
    completionBytes: 7202,
  });
  expect(() => costsFrom('')).toThrow('alone-5s');
  const without = text
    .split('\n')
    .filter((line) => !line.includes('ordinary event'))
    .join('\n');
  expect(() => costsFrom(without)).toThrow('completion');
});

test('needs grow with the learners, and the first bottleneck says how many cells they take', () => {
  const costs = costsFrom(text);
  const [small, million] = [10_000, 1_000_000].map((learners) => capacityOf(costs, { ...USUAL, learners }));
  // 40 events a day at five times the mean.
  expect(million!.eventsPerSecond).toBeCloseTo(2314.8, 1);
  expect(million!.completionsPerSecond).toBeCloseTo(82.7, 1);
  // 2,315 × (0.8 × 3 + 0.2 × 6) + 82.7 × 4 ms of CPU a second, at 60 % use.
  expect(million!.cores.postgres).toBeCloseTo(14.4, 1);
  // 1,000,000 × (40 × 1,518 + 10 / 7 × 7,202) bytes a day.
  expect(million!.terabytesPerYear).toBeCloseTo(25.9, 1);
  expect(million!.bottleneck.what).toBe('storage of a year');
  expect(million!.cells).toBe(2);
  expect(small!.cells).toBe(1);
  expect(small!.processes).toBe(4);
});

test('docs/scale.md has the table that the command prints', () => {
  const page = readFileSync('docs/scale.md', 'utf8');
  const [, args] = /`node (bench\/capacity\.ts [^`]+)`/.exec(page)!;
  const printed = execFileSync(process.execPath, args!.split(' '), { encoding: 'utf8' });
  expect(page).toContain(printed.slice(printed.indexOf('| learners')).trim());
});
