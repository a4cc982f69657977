import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { identify, isRunning } from './process-identity.ts';
import { readState, writeState } from './state-file.ts';

const holderSchema = z.object({ pid: z.number().int(), startedAt: z.string() });

/** Thrown when another live process works on the same data folder. */
export class DataDirHeldError extends Error {
  override name = 'DataDirHeldError';
}

/**
 * Takes the data folder for this process; the returned function gives it back. A lock left by a process that was
 * killed is taken over, since it names the process by pid and start time.
 * @throws DataDirHeldError
 */
export function holdDataDir(dataDir: string): () => void {
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

// A hard link is made whole or not at all, and never over an existing file.
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
    throw new DataDirHeldError(
      `Touchstone already runs on ${dataDir} (process ${holder.pid}). Stop that one first, or give this one a ` +
        'folder of its own with TOUCHSTONE_DATA.',
    );
  }
  // Another starter may have taken the dead lock meanwhile: what was moved aside is then a live one, and goes back.
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
