import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../http/support/json.ts';
import { hasBrowser, launchBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { startForeignPage } from './foreign-page.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let folder: string;
let file: string;
let site: Awaited<ReturnType<typeof startForeignPage>>;
let browser: Browser | undefined;
const cuts: number[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-embed-build-'));
  file = join(folder, 'touchstone-learner.js');
  const configFile = fileURLToPath(new URL('../../embed/vite.config.ts', import.meta.url));
  await build({ configFile, build: { outDir: folder, emptyOutDir: false } });
  site = await startForeignPage(file, cuts);
  await site.work('maya', true);
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site.stop();
  await rm(folder, { recursive: true, force: true });
});

const pages: Page[] = [];
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.context().close()));
});

/** Opens the foreign page. `faults` collects errors of the page, which include violations of its policy. */
async function open(attributes: Record<string, string> = {}, scheme: 'light' | 'dark' = 'light') {
  const context = await (browser as Browser).newContext({ colorScheme: scheme, locale: 'en-GB' });
  const page = await context.newPage();
  pages.push(page);
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(site.origin);
  const element = page.locator('touchstone-learner');
  await element.evaluate((node, attributes) => {
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  }, attributes);
  return { page, element, faults };
}

const whole = (number: number) => new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(number);

test('the element is one file of at most 30 kB, compressed', async () => {
  expect((await readdir(folder)).filter((name) => name.endsWith('.js'))).toEqual(['touchstone-learner.js']);
  const code = await readFile(file);
  expect(gzipSync(code).length).toBeLessThanOrEqual(30_000);
  expect(code.toString()).not.toMatch(/\bimport\s*[({'"]/);
});

test('the server gives the script to pages of any origin, and answers 304', async () => {
  const path = `${site.server.url}/embed/touchstone-learner.js`;
  const first = await fetch(path);
  expect(first.headers.get('content-type')).toContain('text/javascript');
  expect(first.headers.get('access-control-allow-origin')).toBe('*');
  expect(first.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  await first.arrayBuffer();
  const again = await fetch(path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
});

describe.skipIf(!hasBrowser)('in a browser', () => {
  test('in a foreign page with a strict policy it shows level, XP, the next award and five skills', async () => {
    const { element, faults } = await open();
    const { xp, workSkills } = await site.layer();
    await element.getByText(`${whole(xp.total)} XP`, { exact: true }).waitFor();
    const text = await element.locator('article').innerText();
    expect(text).toContain(`Level\n${xp.level}`);
    expect(text).toContain(`Next award\n× ${workSkills.multiplier}`);
    for (const { mean, interval } of [...Object.values<Json>(workSkills.skills), workSkills.overall]) {
      expect(text).toContain(`${whole(mean)}, likely ${whole(interval[0])} to ${whole(interval[1])}`);
    }
    for (const name of ['Independence', 'Quality', 'Communication', 'Speed', 'Overall'])
      expect(text).toContain(name);
    expect(await element.locator('svg.bar').count()).toBe(5);
    expect(await element.getByText('provisional', { exact: false }).count()).toBeGreaterThan(1);
    expect(await element.locator('.band[stroke-dasharray]').count()).toBe(5);
    expect(faults).toEqual([]);
  });

  test('it says what moved last, why, and what the judge is; the keyboard opens the quotes', async () => {
    const { page, element } = await open();
    const { body } = await site.server.send('/v1/learners/maya/calibrations/1');
    await element.getByText(body.reason).waitFor();
    await element.getByText('a program that reads words and not their meaning').waitFor();
    expect(await element.locator('blockquote').first().isVisible()).toBe(false);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await element.locator('blockquote').first().waitFor();
    expect(body.quotes.map(({ text }: Json) => text)).toContain(
      await element.locator('blockquote').first().innerText(),
    );
    // What changes meanwhile neither closes them nor takes the focus.
    const { xp } = await site.layer();
    await site.work();
    await until(
      async () => (await element.getByText(`${whole(xp.total)} XP`, { exact: true }).count()) === 0,
    );
    expect(await element.locator('blockquote').first().isVisible()).toBe(true);
    expect(await element.evaluate((node) => node.shadowRoot?.activeElement?.localName)).toBe('summary');
  });

  test('awards and verdicts show as they happen, also after the stream broke', async () => {
    cuts.push(2500, 1200);
    const { element, faults } = await open();
    await element.getByText('live', { exact: true }).waitFor();
    const received = element.evaluate(
      (node) =>
        new Promise<number>((resolve) => {
          node.addEventListener('touchstone-award', (event: Json) => resolve(event.detail.award.xp), {
            once: true,
          });
        }),
    );
    for (const complete of [false, true, false, true, false]) await site.work('maya', complete);
    const { xp, workSkills } = await site.layer();
    await element.getByText(`${whole(xp.total)} XP`, { exact: true }).waitFor({ timeout: 60_000 });
    await element.getByText(`× ${workSkills.multiplier}`, { exact: true }).waitFor();
    const { body } = await site.server.send(`/v1/learners/maya/calibrations/${workSkills.version}`);
    await element.getByText(body.reason).waitFor();
    expect(await received).toBeGreaterThan(0);
    await until(() => cuts.length === 0);
    expect(await element.getByRole('status').textContent()).toMatch(/XP\. Total|Level/);
    // A broken connection is an error in the console of the browser, and nothing else is.
    expect(faults.filter((text) => !text.includes('net::ERR_'))).toEqual([]);
  });

  test('an expired token is renewed by the page', async () => {
    const { element } = await open();
    await element.getByText('live', { exact: true }).waitFor();
    const asked = site.asked();
    site.given.push(async () => 'expired');
    const again = await open();
    await again.element.getByText('live', { exact: true }).waitFor();
    expect(site.asked()).toBe(asked + 2);
    const renewed = await open({ 'token-url': '/none', token: 'expired' });
    const token = await site.tokenFor('maya');
    await renewed.element.evaluate((node, token) => {
      (node as unknown as { renewToken: () => string }).renewToken = () => token;
      node.setAttribute('token', 'expired-too');
    }, token);
    await renewed.element.getByText('live', { exact: true }).waitFor();
  });

  test('without access it shows nothing of the learner', async () => {
    await site.work('omar');
    // A learner whom the token does not cover is answered like one who does not exist.
    const other = await open({ learner: 'omar' });
    await other.element.getByText('Nothing to show yet').waitFor();
    const { element } = await open({ 'token-url': '/none', token: 'expired' });
    await element.getByText('cannot be shown').waitFor();
    expect(await other.element.getByText('XP').count()).toBe(0);
  });

  test('compact is one row; colours come from the page; texts follow the language', async () => {
    const { element } = await open({ variant: 'compact' });
    await element.locator('svg.bar').waitFor();
    expect(await element.locator('svg.bar').count()).toBe(1);
    expect(await element.getByText('What moved').count()).toBe(0);
    const color = () =>
      element.locator('.filled').evaluate((node) => (globalThis as Json).getComputedStyle(node).fill);
    await element.evaluate((node) => (node as Json).style.setProperty('--touchstone-accent', 'rgb(1, 2, 3)'));
    await expect.poll(color).toBe('rgb(1, 2, 3)');
    await element.evaluate((node) => node.setAttribute('lang', 'de-CH'));
    await element.getByText('Nächste Belohnung').waitFor();
  });

  test.each([
    ['light', 'full'],
    ['dark', 'full'],
    ['light', 'compact'],
    ['dark', 'compact'],
  ])('axe finds nothing: %s, %s', async (theme, variant) => {
    const { page, element } = await open({ theme, variant });
    await element.locator('svg.bar').first().waitFor();
    await element.evaluate((node) => node.shadowRoot?.querySelector('details')?.setAttribute('open', ''));
    await page.evaluate(await readFile(AXE, 'utf8'));
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: unknown[] }> } };
      return (await axe.run()).violations;
    });
    expect(violations).toEqual([]);
  });
});
