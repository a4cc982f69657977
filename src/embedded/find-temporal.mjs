import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

// Later versions have a replace directive, with which `go install` refuses them.
export const TEMPORAL_VERSION = '1.5.1';

const EXE = process.platform === 'win32' ? '.exe' : '';

/** Where this user's downloads and builds for Touchstone are kept; the first place that can be written. */
export function cacheFolder() {
  const candidates = [
    process.env.XDG_CACHE_HOME && join(process.env.XDG_CACHE_HOME, 'touchstone'),
    homeFolder() && join(homeFolder(), '.cache', 'touchstone'),
    join(tmpdir(), `touchstone-cache-${process.getuid?.() ?? 'user'}`),
  ].filter((folder) => folder && isAbsolute(folder));
  return candidates.find(isWritable) ?? candidates.at(-1);
}

/** Where the pinned build of Temporal is kept. */
export function builtTemporal() {
  return join(cacheFolder(), `temporal-${TEMPORAL_VERSION}`, `temporal${EXE}`);
}

/**
 * Finds the Temporal command: on the PATH, then as the Temporal SDK downloaded it, then as we built it.
 * @returns {string | undefined} its path, once it was seen to run
 */
export function findTemporal() {
  return [...onPath(), ...downloads(), builtTemporal()].find((path) => isFile(path) && runs(path));
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  return folders.map((folder) => join(folder, `temporal${EXE}`));
}

// The SDK names its download after itself and its version, and keeps it in the temporary folder unless told otherwise.
function downloads() {
  return [cacheFolder(), tmpdir()].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => /^temporal-cli-sdk-typescript-[\d.]+(\.exe)?$/.test(name))
      .map((name) => join(folder, name))
      .filter(isOurs),
  );
}

function namesIn(folder) {
  try {
    return readdirSync(folder).sort().reverse();
  } catch {
    return [];
  }
}

// Anybody may put a file into the temporary folder, and this one would be run.
function isOurs(path) {
  const owner = statSync(path, { throwIfNoEntry: false })?.uid;
  return process.getuid === undefined || owner === process.getuid() || owner === 0;
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function runs(path) {
  try {
    const options = { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] };
    return /^temporal version/i.test(execFileSync(path, ['--version'], options));
  } catch {
    return false;
  }
}

function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

// HOME may be unset or empty, as under some service managers.
function homeFolder() {
  try {
    return homedir() || userInfo().homedir;
  } catch {
    return undefined;
  }
}
