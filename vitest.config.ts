import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const PURE = [
  'src/core/**/*.test.ts',
  'src/judge/**/*.test.ts',
  'src/credential/**/*.test.ts',
  'test/credentials/pure/**/*.test.ts',
  'src/cli/transcript/**/*.test.ts',
  'src/validate/{baselines,world,stand-in,measure,choice,judges}/**/*.test.ts',
  'src/*.test.ts',
  'test/import-rules.test.ts',
  'test/attendance/interleavings.test.ts',
];

// Tests of the pure parts start at once; all others get a real Postgres and a real Temporal, started once a run, and
// time enough on a busy machine.
export default defineConfig({
  test: {
    // Most tests wait for Postgres, Temporal or a browser half of their time: two at once use two cores well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { name: 'pure', include: PURE } },
      {
        test: {
          name: 'real',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'examples/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...PURE],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 30_000 } },
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
    ],
  },
});
