import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';

const LARGEST_LOG_BYTES = 10 * 1024 * 1024;

/**
 * Runs `use` with an open log file for a child process. The child keeps its own handle, so it can log after this process
 * ends. A large log is rotated first.
 */
export function withLogFile<T>(path: string, use: (fd: number) => T): T {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG_BYTES) {
    renameSync(path, `${path}.1`);
  }
  const fd = openSync(path, 'a', 0o600);
  try {
    return use(fd);
  } finally {
    closeSync(fd);
  }
}

/** The last lines of a log, for an error message. */
export function lastLines(path: string, count = 8): string {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '(no log)';
  }
}
