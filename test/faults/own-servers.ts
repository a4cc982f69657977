import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataDir } from '../../src/embedded/data-dir-lock.ts';
import { TEST_RUN_PREFIX } from '../support/dead-runs.ts';

/** A data folder for servers that a test stops; a later run cleans up after a killed one. */
export function ownDataDir(): { dataDir: string; remove(): void } {
  const { dataDir, remove } = dataFolder();
  const release = lockDataDir(dataDir);
  return {
    dataDir,
    remove() {
      release();
      remove();
    },
  };
}

/** The same without the lock, for servers that take it themselves. */
export function dataFolder(): { dataDir: string; remove(): void } {
  const dataDir = mkdtempSync(join(tmpdir(), TEST_RUN_PREFIX));
  chmodSync(dataDir, 0o711);
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}
