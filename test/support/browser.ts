import { chromium, type Browser } from 'playwright-core';
import { findProgram } from './find-program.ts';

const path = await findProgram({
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  package: 'chromium',
  variable: 'CHROMIUM',
});

/** For `describe.skipIf(!hasBrowser)`. */
export const hasBrowser = path !== undefined;

/** Starts the browser; undefined where there is none. The caller closes it. */
export async function launchBrowser(): Promise<Browser | undefined> {
  if (path === undefined) return undefined;
  // Containers often run as root and have a small /dev/shm.
  const args = ['--no-sandbox', '--disable-dev-shm-usage'];
  return chromium.launch({ executablePath: path, args });
}
