import { expect, test } from 'vitest';
import { createCommandRunner } from '../../test/support/command-runner.ts';
import { openStore } from '../../test/support/open-store.ts';
import { keyCommand } from './key.ts';

const open = openStore();
const runCommand = createCommandRunner(() => ({ DATABASE_URL: open.url }));
const run = (...words: string[]) => runCommand(keyCommand(), ...words);

test('limits are set when a key is created, listed, changed and reset', async () => {
  const words = ['--scopes', 'ingest', '--prefix', 'acme:', '--events-per-second', '100', '--streams', '5'];
  const { id, secret, limits } = JSON.parse(await run('create', 'shop', ...words, '--json'));
  expect(limits).toEqual({ eventsPerSecond: 100, streams: 5 });
  expect((await open.store.keys.find(secret))!.limits).toEqual(limits);
  expect(await run('list')).toContain('acme:  shop  events-per-second 100, streams 5');
  expect(await run('limit', id, '--events-per-second', '20', '--streams', 'default')).toBe(
    `Key ${id}: events-per-second 20.\n`,
  );
  expect((await open.store.keys.find(secret))!.limits).toEqual({ eventsPerSecond: 20 });
  expect(await run('limit', id, '--events-per-second', 'default')).toBe(`Key ${id}: default limits.\n`);
});

test('the limits of a prefix are changed and listed', async () => {
  expect(await run('limit', '--prefix', 'acme:', '--completions', '50', '--json')).toBe(
    '{"prefix":"acme:","limits":{"completions":50}}\n',
  );
  expect(await run('list')).toContain('prefix acme:  completions 50\n');
  const [key] = JSON.parse(await run('list', '--json'));
  expect(key).toMatchObject({ prefix: 'acme:', limits: {}, prefixLimits: { completions: 50 } });
  await run('limit', '--prefix', 'acme:', '--completions', 'default');
  expect(await run('list')).not.toContain('prefix acme:');
});

test.each([
  [['limit'], 'UsageError'],
  [['limit', '--prefix', ''], 'UsageError'],
  [['limit', 'k', '--prefix', 'acme:'], 'UsageError'],
  [['limit', 'k', '--streams', '0'], 'CommanderError'],
  [['create', 'x', '--scopes', 'read', '--streams', 'default'], 'CommanderError'],
  [['create', 'x', '--scopes', 'read', '--waiting', '1.5'], 'CommanderError'],
  [['create', 'x', '--scopes', 'read', '--days', '1e9'], 'CommanderError'],
  [['create', 'x', '--scopes', 'read', '--prefix', 'a%00'], 'CommanderError'],
  [['create', 'x', '--scopes', 'read', '--prefix', ''], 'CommanderError'],
  [['limit', 'unknown', '--streams', '1'], 'Failed'],
])('key %j fails as %s', async (words, name) => {
  await expect(run(...words)).rejects.toMatchObject({ name });
});
