import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findTemporalAddress, startTemporal } from './temporal.ts';

const root = mkdtempSync(join(tmpdir(), 'touchstone-temporal-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const said: string[] = [];
const log = (line: string): void => void said.push(line);

test('a left-over is adopted, and a second process finds the address until the stop', async () => {
  const dataDir = join(root, 'adopted');
  const first = await startTemporal({ dataDir, log });
  expect(findTemporalAddress(dataDir)).toBe(first.address);
  const adopted = await startTemporal({ dataDir, log });
  expect(adopted.address).toBe(first.address);
  expect(existsSync(join(dataDir, 'temporal.db'))).toBe(true);
  await adopted.stop();
  expect(findTemporalAddress(dataDir)).toBeUndefined();
});

test('a file that it will not start on is deleted, since it holds no truth', async () => {
  const dataDir = join(root, 'broken');
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'temporal.db'), 'this is no database');
  const again = await startTemporal({ dataDir, log });
  expect(said).toContain('Temporal did not start; trying once more with a new file.');
  await again.stop();
});
