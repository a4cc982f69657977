import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openLog } from './open-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a log file is rotated at its size, readable by its owner only, and five files are kept', async () => {
  const log = openLog({ logLevel: 'info', logFile: join(folder, 'deep', 'api.log'), logRotate: '1k' });
  for (let line = 0; line < 60; line += 1) {
    log.logger.info({ line }, 'x'.repeat(200));
    await sleep(5);
  }
  await log.end();
  const names = readdirSync(join(folder, 'deep'));
  expect(names.length).toBeGreaterThan(1);
  expect(names.length).toBeLessThanOrEqual(6);
  expect(names.every((name) => /^api\.\d+\.log$/.test(name))).toBe(true);
  const texts = names.map((name) => readFileSync(join(folder, 'deep', name), 'utf8'));
  expect(texts.some((text) => text.includes('"line":59'))).toBe(true);
  expect(statSync(join(folder, 'deep', names[0]!)).mode & 0o777).toBe(0o600);
  expect(log.files).toBe(join(folder, 'deep', 'api.*.log'));
});

const LOGS = `
  const { openLog } = await import(${JSON.stringify(new URL('open-log.ts', import.meta.url).href)});
  const log = openLog({ logLevel: 'info', logFile: undefined, logRotate: '10m' });
  for (let line = 0; line < 40; line += 1) {
    log.logger.info('x'.repeat(2000));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await log.end();
  process.stderr.write('done');
`;

test.concurrent.each(['a pipe without a reader', 'a full disk'])('%s ends no process', async (what) => {
  if (what === 'a full disk' && !existsSync('/dev/full')) return;
  const stdout = what === 'a full disk' ? openSync('/dev/full', 'w') : 'pipe';
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', LOGS], {
    stdio: ['ignore', stdout, 'pipe'],
  });
  child.stdout?.destroy();
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  expect([await once(child, 'close'), said]).toEqual([[0, null], 'done']);
});
