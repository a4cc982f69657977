import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './until.ts';

const run = promisify(execFile);
const INSTALL_MS = 300_000;

const pathsOf = (names: readonly string[]): string[] =>
  // Where Debian installs servers is not in every PATH.
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'].flatMap((folder) =>
    names.map((name) => join(folder, name)),
  );

/** Installs a Debian package, once for all test files that ask at the same time. */
async function install(name: string): Promise<void> {
  const lock = join(tmpdir(), 'touchstone-installs-packages');
  const isFirst = await mkdir(lock).then(
    () => true,
    () => false,
  );
  if (!isFirst) {
    await until(() => !existsSync(lock), INSTALL_MS);
    return install(name);
  }
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env, timeout: INSTALL_MS });
    await run('apt-get', ['install', '-y', '--no-install-recommends', name], { env, timeout: INSTALL_MS });
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

export type Wanted = {
  /** What the program may be called. */
  names: readonly string[];
  /** Debian's package. */
  package: string;
  /** The environment variable that may name it. */
  variable: string;
};

/**
 * The path of a program that tests need, installed with apt-get where that is possible. Undefined where it is not: then a
 * line on stderr says why its tests are skipped.
 */
export async function findProgram(wanted: Wanted): Promise<string | undefined> {
  const present = () =>
    [process.env[wanted.variable] ?? '', ...pathsOf(wanted.names)].find(
      (path) => path !== '' && existsSync(path),
    );
  const path = present();
  if (path !== undefined) return path;
  const mayInstall = process.getuid?.() === 0 && pathsOf(['apt-get']).some((file) => existsSync(file));
  const failure = mayInstall ? await install(wanted.package).catch((error: Error) => error) : undefined;
  const installed = present();
  if (installed !== undefined) return installed;
  const why = mayInstall
    ? `apt-get could not install it (${failure?.message ?? 'it is not there'})`
    : 'apt-get cannot install it here';
  console.warn(
    `Tests with ${wanted.package} are skipped: there is none, and ${why}. Install ${wanted.package}, or name it in the ` +
      `environment variable ${wanted.variable}.`,
  );
  return undefined;
}
