import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Longer than a busy machine needs: it only ends tests that hang. */
const LIMIT_MS = 60_000;

/** A page of its own context. `faults` collects what the browser reports as errors, such as violations of the policy. */
export async function openPage(
  browser: Browser | undefined,
  url: string,
  options: BrowserContextOptions = {},
) {
  if (browser === undefined) throw new Error('there is no browser');
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(LIMIT_MS);
  const page = await context.newPage();
  const faults: string[] = [];
  // A browser also reports that the session was asked for before signing in.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 401')) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  return { page, context, faults };
}

/** Signs the page's browser in as its form does, without showing the form, and opens a scene. */
export async function signIn(page: Page, token: string, path = '/'): Promise<void> {
  const answer = await page.request.post('/session', { data: { token } });
  if (!answer.ok()) throw new Error(`signing in: ${answer.status()}`);
  await page.goto(path);
  await page.locator('#main h1').waitFor();
}

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that a change of colours can break; all others look at the same elements in every theme. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe finds on the page in light and in dark, one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  const isThere = await page.evaluate<boolean>('"axe" in globalThis');
  if (!isThere) await page.evaluate(await readFile(AXE, 'utf8'));
  const found: string[] = [];
  for (const [colorScheme, rules] of [
    ['light', RULES],
    ['dark', OF_COLOUR],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
    found.push(...(await violations(page, rules)).map((line) => `${colorScheme}: ${line}`));
  }
  return found;
}

async function violations(page: Page, rules: readonly string[]): Promise<string[]> {
  const violated = await page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: unknown): Promise<{ violations: Violation[] }> };
    };
    // Only what is reported is described in full: that is half of the work.
    return (await axe.run({ runOnly, resultTypes: ['violations'], selectors: false })).violations;
  }, rules);
  return violated.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}
