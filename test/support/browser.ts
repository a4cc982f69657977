import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { until } from './until.ts';

const run = promisify(execFile);
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const INSTALL_MS = 300_000;

const installed = (): string | undefined =>
  [process.env.CHROMIUM ?? '', ...pathsOf(NAMES)].find((path) => path !== '' && existsSync(path));

const pathsOf = (names: string[]): string[] =>
  (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));

/** Installs Debian's chromium, once for all test files that ask at the same time. */
async function install(): Promise<void> {
  const lock = join(tmpdir(), 'touchstone-installs-chromium');
  const isFirst = await mkdir(lock).then(
    () => true,
    () => false,
  );
  if (!isFirst) return until(() => !existsSync(lock), INSTALL_MS);
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env, timeout: INSTALL_MS });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      env,
      timeout: INSTALL_MS,
    });
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

/** The path of a Chromium, or why there is none. */
async function findBrowser(): Promise<{ path: string } | { missing: string }> {
  const present = installed();
  if (present) return { path: present };
  const hint = 'Install Chromium, or name one in the environment variable CHROMIUM.';
  const mayInstall = process.getuid?.() === 0 && pathsOf(['apt-get']).some(existsSync);
  if (!mayInstall) return { missing: `there is no Chromium and apt-get cannot install it here. ${hint}` };
  const failure = await install().catch((error: Error) => error);
  const path = installed();
  if (path) return { path };
  return {
    missing: `apt-get could not install Chromium (${failure?.message ?? 'it is not there'}). ${hint}`,
  };
}

const found = await findBrowser();
if ('missing' in found) console.warn(`Tests in a browser are skipped: ${found.missing}`);

/** For `describe.skipIf(!hasBrowser)`; the message above says why tests are skipped. */
export const hasBrowser = 'path' in found;

/** Starts the browser; undefined where there is none. The caller closes it. */
export async function launchBrowser(): Promise<Browser | undefined> {
  if ('missing' in found) return undefined;
  // Containers often run as root and have a small /dev/shm.
  const args = ['--no-sandbox', '--disable-dev-shm-usage'];
  return chromium.launch({ executablePath: found.path, args });
}
