import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DataDirHeldError, holdDataDir } from './data-dir-lock.ts';
import { identify } from './process-identity.ts';

const root = mkdtempSync(join(tmpdir(), 'touchstone-lock-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const folder = (): string => mkdtempSync(join(root, 'data-'));

test('a held folder is refused until it is given back', () => {
  const dataDir = folder();
  const release = holdDataDir(dataDir);
  expect(() => holdDataDir(dataDir)).toThrow(DataDirHeldError);
  release();
  holdDataDir(dataDir)();
});

test('a lock whose process is gone is taken over', () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, 'up.lock'), JSON.stringify({ pid: 2 ** 22 + 1, startedAt: 'long ago' }));
  const release = holdDataDir(dataDir);
  expect(() => holdDataDir(dataDir)).toThrow(`process ${process.pid}`);
  release();
});

test('a lock whose number another process got since is taken over', () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, 'up.lock'), JSON.stringify({ pid: process.ppid, startedAt: 'long ago' }));
  const release = holdDataDir(dataDir);
  expect(() => holdDataDir(dataDir)).toThrow(`process ${process.pid}`);
  release();
});

test('the message names the process', () => {
  const dataDir = folder();
  writeFileSync(join(dataDir, 'up.lock'), JSON.stringify(identify(process.ppid)));
  expect(() => holdDataDir(dataDir)).toThrow(`process ${process.ppid}`);
});
