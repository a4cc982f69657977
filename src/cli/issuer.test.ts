import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { live } from '../../test/credentials/support/issuing.ts';
import { createCommandRunner } from '../../test/support/command-runner.ts';
import { openStore } from '../../test/support/open-store.ts';
import { issuerCommand } from './issuer.ts';

const open = openStore();
const folder = mkdtempSync(join(tmpdir(), 'touchstone-issuer-'));
afterAll(() => rmSync(folder, { recursive: true }));
const runCommand = createCommandRunner(() => ({ DATABASE_URL: open.url, TOUCHSTONE_DATA: folder }));
const run = (...words: string[]) => runCommand(issuerCommand(), ...words);

const SECRET = 'thirty-two characters and a few more';
const CREATE = ['create', '--url', 'https://learn.example:8443/', '--name', ' Learn '];

test('before there is an issuer, every command says how to create one', async () => {
  vi.stubEnv('ISSUER_SECRET', SECRET);
  expect(await run('list')).toMatch(/no issuer yet.*issuer create/);
  for (const words of [['rotate'], ['publish-roots']])
    await expect(run(...words)).rejects.toThrow(/issuer create/);
});

test.each([
  'https://learn.example/path',
  'http://learn.example',
  'learn.example',
  'https://u:p@learn.example',
  'https://learn.example?a',
])('the URL %s is refused', async (url) => {
  vi.stubEnv('ISSUER_SECRET', SECRET);
  await expect(run('create', '--url', url, '--name', 'Learn')).rejects.toMatchObject({ name: 'UsageError' });
});

test('an issuer is created once, with a secret, and its keys are rotated and revoked', async () => {
  await expect(run(...CREATE)).rejects.toThrow(/ISSUER_SECRET/);
  vi.stubEnv('ISSUER_SECRET', SECRET);
  const issuer = JSON.parse(await run(...CREATE, '--json'));
  expect(issuer).toEqual({
    did: 'did:web:learn.example%3A8443',
    url: 'https://learn.example:8443',
    name: 'Learn',
  });
  await expect(run(...CREATE)).rejects.toThrow(/issuer already/);

  const keysOf = async () =>
    JSON.parse(await run('list', '--json')).keys as { id: string; retiredAt: number | null }[];
  const [first] = await keysOf();
  await expect(run('revoke', first!.id)).rejects.toThrow(/Rotate the keys first/);
  await run('rotate');
  expect((await keysOf()).map(({ retiredAt }) => retiredAt !== null)).toEqual([true, true, false, false]);
  expect(JSON.stringify(await keysOf())).not.toContain('secret');
  await run('revoke', first!.id);
  expect(await run('list')).toMatch(/revoked \d{4}/);
  expect(await open.store.roots.page(0, 10)).toHaveLength(1);
});

test('roots are published over learners with new entries only', async () => {
  vi.stubEnv('ISSUER_SECRET', SECRET);
  await live(open.store, 'maya', { completions: 1, turns: 2 });
  expect(await run('publish-roots', '--json')).toBe('{"roots":1,"learners":1}\n');
  expect(await run('publish-roots')).toBe('Published 0 roots over 0 learners.\n');
  vi.stubEnv('ISSUER_SECRET', `${SECRET}, but another`);
  await expect(run('publish-roots')).rejects.toThrow(/ISSUER_SECRET/);
});
