import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makeCredential, makeIssuer, type Issuer } from '../../test/credentials/support/make-credential.ts';
import { TAMPERINGS } from '../../test/credentials/support/tamperings.ts';
import { bake } from '../services/credentials/bake.ts';
import { verifyCommand } from './verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-credential-'));
const file = join(folder, 'credential');
let issuer: Issuer;
let made: Awaited<ReturnType<typeof makeCredential>>;
let said: string[];
beforeAll(async () => {
  issuer = await makeIssuer();
  made = await makeCredential({ issuer });
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  said = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => vi.restoreAllMocks());

const run = (...words: string[]) => verifyCommand().parseAsync(words, { from: 'user' });
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

test('each form is verified by the file alone, and it says what was not checked', async () => {
  for (const content of [
    made.json,
    made.jwt,
    bake('level', 'x', made.json, 'svg'),
    bake('level', 'x', made.json, 'png'),
  ]) {
    writeFileSync(file, content);
    await run('--credential', file);
  }
  expect(said.join('')).toMatch(/ok +They and the rest add up/);
  expect(said.join('')).toMatch(/not checked +It was not revoked: give the status list/);
});

test('with the issuer’s document and its roots, these are checked too', async () => {
  writeFileSync(file, made.json);
  const given = [
    '--issuer',
    write('did.json', JSON.stringify(issuer.document)),
    '--roots',
    write('roots', `${made.root}\n`),
  ];
  await run('--credential', file, ...given, '--json');
  const { valid, checks } = JSON.parse(said.join(''));
  expect([valid, checks.filter(({ ok }: { ok: boolean | null }) => ok !== true)]).toMatchObject([
    true,
    [{ name: 'revocation' }],
  ]);
  writeFileSync(file, (await makeCredential({ issuer: await makeIssuer() })).json);
  await expect(run('--credential', file, ...given)).rejects.toThrow(
    /^not valid: signature, issuer, root, published$/,
  );
});

test.each(TAMPERINGS)('$what: exit code 1', async ({ change }) => {
  const changed = JSON.parse(made.json) as object;
  change(changed, JSON.parse((await makeCredential({ issuer, entries: 12, disclosed: [] })).json) as object);
  writeFileSync(file, JSON.stringify(changed));
  await expect(run('--credential', file)).rejects.toMatchObject({ name: 'Failed' });
});

test.each([
  ['--issuer', 'x'],
  ['--credential', 'x', '--write-heads', 'x'],
  ['--credential', 'x', '--file', 'x'],
  ['--credential', 'x', '--heads', 'x'],
  ['--file', 'x', '--write-heads', 'x'],
])('options that do not go together are wrong usage: %j', async (...words) => {
  await expect(run(...words)).rejects.toMatchObject({
    message: expect.stringMatching(/--\S+.* (?:belong|not of)/u),
  });
});

test('what is no credential fails, and what cannot be read is wrong usage', async () => {
  writeFileSync(file, 'words');
  await expect(run('--credential', file)).rejects.toMatchObject({ name: 'Failed' });
  await expect(run('--credential', join(folder, 'nothing'))).rejects.toMatchObject({ name: 'UsageError' });
  writeFileSync(file, made.json);
  await expect(
    run('--credential', file, '--issuer', file.replace('credential', 'none')),
  ).rejects.toMatchObject({ name: 'UsageError' });
  await expect(run('--credential', file, '--issuer', write('list', '[]'))).rejects.toMatchObject({
    name: 'UsageError',
  });
  await expect(run('--roots', file)).rejects.toMatchObject({ name: 'UsageError' });
});
