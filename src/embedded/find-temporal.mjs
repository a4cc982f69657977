import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

// Later versions have a replace directive, which `go install` rejects.
export const TEMPORAL_VERSION = '1.5.1';

const EXE = process.platform === 'win32' ? '.exe' : '';

/** Cache folder for downloads and builds of this user; the first candidate that is writable. */
export function cacheFolder() {
  const candidates = [
    process.env.XDG_CACHE_HOME && join(process.env.XDG_CACHE_HOME, 'touchstone'),
    homeFolder() && join(homeFolder(), '.cache', 'touchstone'),
    join(tmpdir(), `touchstone-cache-${process.getuid?.() ?? 'user'}`),
  ].filter((folder) => folder && isAbsolute(folder));
  return candidates.find(isWritable) ?? candidates.at(-1);
}

/** Path of the pinned Temporal build. */
export function builtTemporal() {
  return join(cacheFolder(), `temporal-${TEMPORAL_VERSION}`, `temporal${EXE}`);
}

/**
 * Finds the Temporal command: on the PATH, then the Temporal SDK's download, then our own build.
 * @returns {string | undefined} its path, if it runs
 */
export function findTemporal() {
  return [...onPath(), ...downloads(), builtTemporal()].find((path) => isFile(path) && runs(path));
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  return folders.map((folder) => join(folder, `temporal${EXE}`));
}

// The SDK's download is named after the SDK and its version, by default in the temporary folder.
function downloads() {
  return [cacheFolder(), tmpdir()].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => /^temporal-cli-sdk-typescript-[\d.]+(\.exe)?$/.test(name))
      .map((name) => join(folder, name))
      .filter(isTrusted),
  );
}

function namesIn(folder) {
  try {
    return readdirSync(folder).sort().reverse();
  } catch {
    return [];
  }
}

// Other users can write to the temporary folder, so check the owner before running the file.
function isTrusted(path) {
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

// HOME may be unset or empty, for example under some service managers.
function homeFolder() {
  try {
    return homedir() || userInfo().homedir;
  } catch {
    return undefined;
  }
}
