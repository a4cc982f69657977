import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { hasBrowser, launchBrowser } from '../../support/browser.ts';
import { startConsole, type Console } from './start-console.ts';

export type StartedConsole = { site: Console; browser: Browser };

/**
 * Starts one product and one browser for a file of tests and gives them to `seed`; pages are closed after each test. The
 * answer has both once they are started.
 */
export function useConsole(
  seed: (started: StartedConsole) => Promise<unknown>,
  start: () => Promise<Console> = startConsole,
): StartedConsole {
  const started = {} as StartedConsole;
  beforeAll(async () => {
    if (!hasBrowser) return;
    const [browser, site] = await Promise.all([launchBrowser() as Promise<Browser>, start()]);
    Object.assign(started, { site, browser });
    await seed(started);
  }, 300_000);
  afterAll(async () => {
    await Promise.all([started.browser?.close(), started.site?.stop()]);
  });
  afterEach(async () => {
    await Promise.all((started.browser?.contexts() ?? []).map((context) => context.close()));
  });
  return started;
}
