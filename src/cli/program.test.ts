import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cliPage } from '../../test/support/cli-page.ts';
import { createProgram } from './program.ts';

const PAGE = new URL('../../docs/cli.md', import.meta.url);

test('docs/cli.md matches the help of the commands', () => {
  if (process.env.UPDATE) writeFileSync(PAGE, cliPage());
  expect(readFileSync(PAGE, 'utf8')).toBe(cliPage());
});

test('every command has a description', () => {
  for (const command of createProgram().commands) expect(command.description(), command.name()).not.toBe('');
});

test.each([
  ['nothing-such'],
  ['replay'],
  ['replay', 'x.jsonl', '--speed', '0'],
  ['key', 'create', 'x', '--scopes', 'root'],
])('touchstone %s %s is rejected as wrong usage', async (...words) => {
  const program = createProgram().configureOutput({ writeErr: () => undefined });
  for (const command of program.commands) {
    for (const one of [command, ...command.commands]) one.configureOutput({ writeErr: () => undefined });
  }
  await expect(program.parseAsync(words, { from: 'user' })).rejects.toMatchObject({ exitCode: 1 });
});
