import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findTemporalAddress, startTemporal } from './temporal.ts';

const root = mkdtempSync(join(tmpdir(), 'touchstone-temporal-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const said: string[] = [];
const log = (line: string): void => void said.push(line);

test('a leftover server is adopted, and its address can be found until it stops', async () => {
  const dataDir = join(root, 'adopted');
  const first = await startTemporal({ dataDir, log });
  expect(findTemporalAddress(dataDir)).toBe(first.address);
  const adopted = await startTemporal({ dataDir, log });
  expect(adopted.address).toBe(first.address);
  expect(existsSync(join(dataDir, 'temporal-2.db'))).toBe(true);
  await adopted.stop();
  expect(findTemporalAddress(dataDir)).toBeUndefined();
});

test('a corrupt database file is deleted and replaced', async () => {
  const dataDir = join(root, 'broken');
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'temporal-2.db'), 'this is no database');
  const again = await startTemporal({ dataDir, log });
  expect(said).toContain('Temporal did not start; retrying with a new database file.');
  await again.stop();
});

test('a file whose task queues had four parts is not used any more, and removed', async () => {
  const dataDir = join(root, 'earlier');
  mkdirSync(dataDir);
  const earlier = ['temporal.db', 'temporal.db-journal'].map((name) => join(dataDir, name));
  for (const file of earlier) writeFileSync(file, '');
  const server = await startTemporal({ dataDir, log });
  expect(earlier.filter((file) => existsSync(file))).toEqual([]);
  await server.stop();
});
