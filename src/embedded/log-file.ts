import { closeSync, copyFileSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';

const LARGEST_LOG_BYTES = 10 * 1024 * 1024;

/**
 * Runs `use` with an open log file for a child process. The child keeps its own handle, so it can log after this process
 * ends.
 */
export function withLogFile<T>(path: string, use: (fd: number) => T): T {
  rotateLog(path);
  const fd = openSync(path, 'a', 0o600);
  try {
    return use(fd);
  } finally {
    closeSync(fd);
  }
}

/**
 * Empties a large log and keeps one older copy. The running server appends to the same open file, so the file itself must
 * stay; lines of the moment between may be lost. On a full disk it is emptied without a copy.
 */
export function rotateLog(path: string, largestBytes = LARGEST_LOG_BYTES): void {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) <= largestBytes) {
    return;
  }
  try {
    copyFileSync(path, `${path}.1`);
  } catch {
    rmSync(`${path}.1`, { force: true });
  }
  truncateSync(path);
}

/** The last lines of a log, for an error message. */
export function lastLines(path: string, count = 8): string {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '(no log)';
  }
}
