import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';

const LARGEST_LOG_BYTES = 10 * 1024 * 1024;

/**
 * Runs `use` with a log file opened for a child to write to. The child keeps the file open after we close it, so
 * that its output never depends on this process; a log grown large is put aside first.
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
