import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifierPage } from '../../src/http/credentials/verifier-page.ts';
import { bake } from '../../src/services/credentials/bake.ts';
import type { Credential } from '../../src/credential/form.ts';
import { hasBrowser, launchBrowser } from '../support/browser.ts';
import { makeCredential, makeIssuer, signBoth, type Issuer } from './support/make-credential.ts';
import { TAMPERINGS } from './support/tamperings.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const NAME = 'verify.html';

let folder: string;
let browser: Browser | undefined;
let page: Page;
let issuer: Issuer;
let made: Awaited<ReturnType<typeof makeCredential>>;
let other: Awaited<ReturnType<typeof makeCredential>>;
const requested: string[] = [];
const faults: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-verifier-'));
  const configFile = fileURLToPath(new URL('../../verifier/vite.config.ts', import.meta.url));
  await build({ configFile, build: { outDir: folder, emptyOutDir: false } });
  issuer = await makeIssuer();
  [made, other] = await Promise.all([
    makeCredential({ issuer }),
    makeCredential({ issuer, entries: 30, disclosed: [] }),
  ]);
  browser = await launchBrowser();
  if (browser) page = await open(join(folder, NAME));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens a saved page without a network. */
async function open(path: string): Promise<Page> {
  const context = await (browser as Browser).newContext({ offline: true });
  const opened = await context.newPage();
  opened.on('request', (request) => requested.push(request.url()));
  opened.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  opened.on('pageerror', (error) => faults.push(error.message));
  await opened.goto(pathToFileURL(path).href);
  return opened;
}

/** What the page shows of a file: its verdict, and the steps that failed or could not be made. */
async function verdictOn(on: Page, content: string | Uint8Array) {
  await on.setInputFiles('#credential', []);
  await on.locator('#verdict:empty').waitFor({ state: 'attached' });
  await on.setInputFiles('#credential', {
    name: 'file',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  });
  await on.locator('#verdict:not(:empty)').waitFor();
  const stepsOf = (ok: string) =>
    on.locator(`[data-ok="${ok}"]`).evaluateAll((rows) => rows.map((row) => row.getAttribute('data-check')));
  const verdict = (await on.textContent('#verdict')) ?? '';
  return { verdict, failed: await stepsOf('false'), open: await stepsOf('null') };
}

const give = (id: string, ...texts: string[]) =>
  page.setInputFiles(
    id,
    texts.map((text, place) => ({ name: `${place}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) })),
  );

describe.skipIf(!hasBrowser)('the page, saved and without a network', () => {
  test('finds a credential valid in each of its forms', async () => {
    const forms = [
      made.json,
      made.jwt,
      bake('level', 'Level 2', made.json, 'svg'),
      bake('level', 'Level 2', made.json, 'png'),
    ];
    for (const form of forms) {
      const { verdict, failed, open } = await verdictOn(page, form);
      expect([verdict, failed]).toEqual(['Valid. 3 checks need files of the issuer.', []]);
      expect(open).toEqual(['issuer', 'published', 'revocation']);
    }
    expect(await page.textContent('#report')).toContain('The other 37 add');
  });

  test.each(TAMPERINGS)('finds $what', async ({ change, found }) => {
    const changed = JSON.parse(made.json) as Credential;
    change(changed, JSON.parse(other.json) as Credential);
    const tampered = await verdictOn(page, JSON.stringify(changed));
    expect([tampered.verdict, tampered.failed]).toEqual([
      'Not valid.',
      expect.arrayContaining(['signature']),
    ]);
    // Even if the issuer signs it.
    const { proof: _proof, ...unsigned } = changed as Credential & { proof: unknown };
    const signed = await signBoth(unsigned, issuer, made.at);
    const { verdict, failed } = await verdictOn(page, signed.json);
    expect([verdict, failed]).toEqual(['Not valid.', expect.arrayContaining([found])]);
    expect(failed).not.toContain('signature');
  });

  test('with the issuer’s files it finds a forger’s key, and a missing root', async () => {
    const forged = await makeCredential({ issuer: await makeIssuer() });
    expect((await verdictOn(page, forged.json)).verdict).toContain('Valid.');
    await give('#did', JSON.stringify(issuer.document));
    await give('#roots', made.root);
    expect((await verdictOn(page, forged.json)).failed).toEqual(
      expect.arrayContaining(['signature', 'issuer', 'root']),
    );
    expect(await verdictOn(page, made.json)).toMatchObject({ failed: [], open: ['revocation'] });
    expect((await verdictOn(page, other.json)).failed).toEqual(['published']);
    await give('#did');
    await give('#roots');
  });

  test('a page that was saved from the issuer knows its keys', async () => {
    const path = join(folder, 'saved.html');
    await writeFile(path, verifierPage(await readFile(join(folder, NAME), 'utf8'), issuer.document));
    const saved = await open(path);
    expect((await verdictOn(saved, made.json)).open).toEqual(['published', 'revocation']);
    const forged = await makeCredential({ issuer: await makeIssuer() });
    expect((await verdictOn(saved, forged.json)).verdict).toBe('Not valid.');
  });

  test.each(['', 'words', '{}', '<svg></svg>'])('says that %j is no credential', async (content) => {
    expect((await verdictOn(page, content)).verdict).toMatch(
      /not a credential|no credential|no verifiable credential/,
    );
  });

  test('shows names of a stranger’s file as text', async () => {
    const { unsigned, at } = await makeCredential({ issuer });
    const changed = {
      ...unsigned,
      issuer: { ...unsigned.issuer, name: '<img src=x onerror="document.title=1">' },
    };
    await verdictOn(page, (await signBoth(changed, issuer, at)).json);
    expect(await page.locator('#report img').count()).toBe(0);
  });

  test('meets the rules of accessibility, and requested nothing but itself', async () => {
    await verdictOn(page, made.json);
    // The policy of the page refuses a script element; the browser's own evaluation is not bound by it.
    await page.evaluate(await readFile(AXE, 'utf8'));
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
      return (await axe.run()).violations.map(({ id }) => id);
    });
    expect(found).toEqual([]);
    expect(requested.filter((url) => !url.endsWith('.html') && !url.startsWith('data:'))).toEqual([]);
    expect(faults).toEqual([]);
  });
});
