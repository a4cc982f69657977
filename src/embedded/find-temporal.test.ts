import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { builtTemporal, cacheFolder, findTemporal, TEMPORAL_VERSION } from './find-temporal.mjs';

const root = mkdtempSync(join(tmpdir(), 'touchstone-find-'));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

function command(folder: string, script: string): string {
  mkdirSync(join(root, folder), { recursive: true });
  const path = join(root, folder, 'temporal');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

test('the first working Temporal command on the PATH is used, before our own build', () => {
  const cache = `cache/touchstone/temporal-${TEMPORAL_VERSION}`;
  const built = command(cache, 'echo temporal version 1.5.1');
  command('broken', 'exit 1');
  command('another', 'echo a tool of the same name');
  const installed = command('installed', 'echo temporal version 9');
  vi.stubEnv('XDG_CACHE_HOME', join(root, 'cache'));
  const path = (...folders: string[]): string => folders.map((folder) => join(root, folder)).join(delimiter);

  vi.stubEnv('PATH', `${path('broken', 'another', 'installed')}${delimiter}/bin`);
  expect(findTemporal()).toBe(installed);
  expect(builtTemporal()).toBe(built);
});

test('an unwritable cache folder is skipped', () => {
  vi.stubEnv('XDG_CACHE_HOME', '/dev/null');
  vi.stubEnv('HOME', root);
  expect(cacheFolder()).toBe(join(root, '.cache', 'touchstone'));
});
