import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { lockDataDir } from '../../src/embedded/data-dir-lock.ts';
import { startPostgres } from '../../src/embedded/postgres.ts';
import { startTemporal } from '../../src/embedded/temporal.ts';
import { migrate } from '../../src/store/migrate.ts';
import { sweepDeadRuns, TEST_RUN_PREFIX } from './dead-runs.ts';
import { onDatabase, withDatabase } from './on-database.ts';

declare module 'vitest' {
  // Only interfaces can be extended from outside.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface ProvidedContext {
    /** A database on the server where tests create their own. */
    postgresUrl: string;
    /** The migrated database that `createDatabase` copies. */
    templateDatabase: string;
    temporalAddress: string;
    /** The workflow bundle, built once for the whole run. */
    bundleDir: string;
  }
}

// Test data need not survive a power cut.
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Starts one Postgres and one Temporal for the whole run and migrates the template; returns the teardown. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepDeadRuns();
  const dataDir = mkdtempSync(join(tmpdir(), TEST_RUN_PREFIX));
  chmodSync(dataDir, 0o711);
  lockDataDir(dataDir);
  const log = (): void => {};
  const { TEST_DATABASE_URL, TEMPORAL_ADDRESS } = process.env;
  const [postgres, temporal] = await Promise.all([
    TEST_DATABASE_URL ? undefined : startPostgres({ dataDir, log, settings: FAST }),
    TEMPORAL_ADDRESS ? undefined : startTemporal({ dataDir, log, memory: true }),
  ]);
  const url = TEST_DATABASE_URL || postgres!.url;
  const template = `touchstone_template_${randomBytes(6).toString('hex')}`;
  await onDatabase(url, `CREATE DATABASE ${template}`);
  await migrate(withDatabase(url, template));
  project.provide('postgresUrl', url);
  project.provide('templateDatabase', template);
  project.provide('temporalAddress', TEMPORAL_ADDRESS || temporal!.address);
  project.provide('bundleDir', join(dataDir, 'bundles'));
  return async () => {
    await onDatabase(url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await Promise.all([postgres?.stop(), temporal?.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  };
}
