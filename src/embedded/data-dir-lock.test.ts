import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DataDirLockedError, lockDataDir } from './data-dir-lock.ts';
import { identify } from './process-identity.ts';

const root = mkdtempSync(join(tmpdir(), 'touchstone-lock-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const folder = (): string => mkdtempSync(join(root, 'data-'));

test('a locked folder is refused until it is released', () => {
  const dataDir = folder();
  const release = lockDataDir(dataDir);
  expect(() => lockDataDir(dataDir)).toThrow(DataDirLockedError);
  release();
  lockDataDir(dataDir)();
});

test('the lock of a dead process is taken over', () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, 'up.lock'), JSON.stringify({ pid: 2 ** 22 + 1, startedAt: 'long ago' }));
  const release = lockDataDir(dataDir);
  expect(() => lockDataDir(dataDir)).toThrow(`process ${process.pid}`);
  release();
});

test('a lock whose pid was reused by another process is taken over', () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, 'up.lock'), JSON.stringify({ pid: process.ppid, startedAt: 'long ago' }));
  const release = lockDataDir(dataDir);
  expect(() => lockDataDir(dataDir)).toThrow(`process ${process.pid}`);
  release();
});

test('the error names the process', () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, 'up.lock'), JSON.stringify(identify(process.ppid)));
  expect(() => lockDataDir(dataDir)).toThrow(`process ${process.ppid}`);
});
