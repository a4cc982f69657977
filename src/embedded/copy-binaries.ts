import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** Copies Postgres' binaries to a place that any account can enter, once a version; gives the copy's folder. */
export function copyBinaries(place: string, packaged: PostgresBinaries): string {
  const copy = join(place, `binaries-${packaged.version}`);
  if (existsSync(copy)) {
    return copy;
  }
  const partial = `${copy}.partial`;
  rmSync(partial, { recursive: true, force: true });
  cpSync(packaged.folder, partial, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
  makeReadable(partial);
  renameSync(partial, copy);
  return copy;
}

// Archives and headers are for building against Postgres, not for running it.
function isNeeded(path: string): boolean {
  return !path.endsWith('.a') && !path.endsWith('/pkgconfig');
}

// Under a strict umask npm leaves files that only root can read.
function makeReadable(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) {
    return;
  }
  if (stat.isDirectory()) {
    chmodSync(path, 0o755);
    readdirSync(path).forEach((name) => makeReadable(join(path, name)));
    return;
  }
  chmodSync(path, (stat.mode & 0o100) === 0 ? 0o644 : 0o755);
}
