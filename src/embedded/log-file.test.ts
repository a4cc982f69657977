import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rotateLog, withLogFile } from './log-file.ts';

test('a large log is emptied while its server goes on writing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-log-'));
  const path = join(folder, 'server.log');
  const server = withLogFile(path, (fd) => spawn('sh', ['-c', 'cat'], { stdio: ['pipe', fd, fd] }));
  const hasLine = (line: string) => readFileSync(path, 'utf8').includes(line);
  server.stdin!.write('before\n');
  await expect.poll(() => hasLine('before')).toBe(true);
  rotateLog(path, 1000);
  expect(hasLine('before')).toBe(true);
  rotateLog(path, 1);
  expect(readFileSync(path, 'utf8')).toBe('');
  server.stdin!.end('after\n');
  await once(server, 'exit');
  expect(readFileSync(path, 'utf8')).toBe('after\n');
  expect(readFileSync(`${path}.1`, 'utf8')).toBe('before\n');
  rmSync(folder, { recursive: true });
});
