import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const SIZE_MB = 1024;
const PIECE = Buffer.alloc(1024 * 1024);

export type Disk = ReturnType<typeof mountDisk>;

/** A small file system of its own at this folder; `canFill` is false where this user may not mount one. */
export function mountDisk(folder: string) {
  mkdirSync(folder);
  const quiet = { stdio: 'ignore' } as const;
  let isMounted = true;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m,mode=711`, 'tmpfs', folder], quiet);
  } catch {
    isMounted = false;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    canFill: isMounted,
    /** Fills it to the last byte. */
    fill(): void {
      const file = openSync(ballast, 'w');
      try {
        for (;;) writeSync(file, PIECE);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    free: (): void => rmSync(ballast, { force: true }),
    /** Unmounts it, after copying what is in it to `keepIn`. */
    remove(keepIn?: string): void {
      if (!isMounted) return;
      if (keepIn !== undefined) execFileSync('cp', ['-a', folder, keepIn], quiet);
      execFileSync('umount', [folder], quiet);
      isMounted = false;
    },
  };
}
