import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { eventOf, openStore } from '../../test/support/open-store.ts';
import { exportLines } from '../store/export/export-lines.ts';
import { readLines } from '../store/export/read-lines.ts';
import { verifyCommand } from './verify.ts';

const open = openStore();
const folder = mkdtempSync(join(tmpdir(), 'touchstone-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...words: string[]) => verifyCommand().parseAsync(words, { from: 'user' });

test('a file is split at line feeds only, not at Unicode line separators', async () => {
  // JSON does not escape U+2028.
  await open.store.events.accept([
    eventOf('maya', 'chat.turn_taken', { text: 'two\u2028lines, and a heron' }),
  ]);
  await open.store.ledger.award('maya', 0);
  const lines = await Array.fromAsync((await exportLines(open.store, 'maya'))!);
  expect(lines.some((line) => line.includes('\u2028'))).toBe(true);
  const file = join(folder, 'maya.ndjson');
  writeFileSync(file, `${lines.join('\n')}\n`);
  expect(await Array.fromAsync(readLines(file))).toEqual(lines);
  await run('--file', file);
  writeFileSync(file, `${lines.slice(0, -1).join('\n')}\n`);
  await expect(run('--file', file)).rejects.toMatchObject({ name: 'Failed' });
  for (const wrong of [folder, join(folder, 'nothing')])
    await expect(run('--file', wrong)).rejects.toMatchObject({ name: 'UsageError' });
});
