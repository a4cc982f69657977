import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { ConsoleAsset, ConsoleFiles } from '../http/console/console-files.ts';

const EMBED = fileURLToPath(new URL('../../embed/dist/touchstone-learner.js', import.meta.url));
const VERIFIER = fileURLToPath(new URL('../../verifier/dist/verify.html', import.meta.url));
const FOLDER = fileURLToPath(new URL('../../console/dist/', import.meta.url));

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Reads the built console into memory, about a megabyte; undefined if it was not built. */
export function readConsole(namesUrl?: string, folder = FOLDER): ConsoleFiles | undefined {
  return ifBuilt(() => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const names = readdirSync(join(folder, 'assets'));
    const assets = new Map(names.map((name) => [name, assetOf(join(folder, 'assets', name))]));
    return { page, assets, namesUrl };
  });
}

/** The built element for other sites; undefined if it was not built. */
export function readEmbed(path = EMBED): ConsoleAsset | undefined {
  return ifBuilt(() => assetOf(path));
}

/** The built page that verifies credentials; undefined if it was not built. */
export function readVerifier(path = VERIFIER): string | undefined {
  return ifBuilt(() => readFileSync(path, 'utf8'));
}

function ifBuilt<Files>(read: () => Files): Files | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function assetOf(path: string): ConsoleAsset {
  const body = new Uint8Array(readFileSync(path));
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  return { type, body, gzipped: new Uint8Array(gzipSync(body)) };
}
