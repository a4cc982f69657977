import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** Copies the Postgres binaries to a folder that any account can enter, once per version; returns that folder. */
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

// Static libraries and pkgconfig files are not needed to run Postgres.
function isNeeded(path: string): boolean {
  return !path.endsWith('.a') && !path.endsWith('/pkgconfig');
}

// Under a strict umask, npm creates files that only root can read.
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
