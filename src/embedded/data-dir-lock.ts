import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { identify, isRunning } from './process-identity.ts';
import { readState, writeState } from './state-file.ts';

const holderSchema = z.object({ pid: z.number().int(), startedAt: z.string() });

/** Thrown if another running process uses the same data folder. */
export class DataDirLockedError extends Error {
  override name = 'DataDirLockedError';
}

/**
 * Locks the data folder for this process; the returned function releases it. The lock has the pid and start time of its
 * process, so the lock of a dead process is taken over.
 * @throws DataDirLockedError
 */
export function lockDataDir(dataDir: string): () => void {
  const lock = join(dataDir, 'up.lock');
  const mine = `${lock}.${process.pid}`;
  writeState(mine, identify(process.pid));
  try {
    while (!linked(mine, lock)) {
      clearDeadLock(lock, dataDir);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

// Creating a hard link is atomic and fails if the file exists.
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

function clearDeadLock(lock: string, dataDir: string): void {
  const before = text(lock);
  const holder = readState(lock, holderSchema);
  if (holder !== undefined && isRunning(holder)) {
    throw new DataDirLockedError(
      `Touchstone is already running on ${dataDir} (process ${holder.pid}). Stop it first, or use another ` +
        'folder with TOUCHSTONE_DATA.',
    );
  }
  // Another process may have replaced the dead lock meanwhile: then a live lock was moved aside, so put it back.
  const aside = `${lock}.dead.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (text(aside) !== before) {
    linked(aside, lock);
  }
  rmSync(aside, { force: true });
}

function text(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
