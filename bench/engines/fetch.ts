import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheFolder } from '../../src/embedded/find-temporal.mjs';

/** Not dependencies of the package: only these rows need them, and Restate's server has 225 MB. */
const PACKAGES: Record<string, string> = {
  '@dbos-inc/dbos-sdk': '5.3.0',
  '@restatedev/restate-sdk': '1.17.2',
  '@restatedev/restate-sdk-clients': '1.17.2',
  '@restatedev/restate-server': '1.7.12',
  'graphile-worker': '0.18.0',
};

const FOLDER = join(cacheFolder(), 'bench-engines');
const require = createRequire(join(FOLDER, 'package.json'));

const folderOf = (name: string) => join(FOLDER, 'node_modules', name);

function isThere(name: string, version: string): boolean {
  try {
    const found = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')) as {
      version: string;
    };
    return found.version === version;
  } catch {
    return false;
  }
}

/** Installs the engines at exact versions into a cache folder, unless they are there. */
export async function fetchEngines(progress: (line: string) => void): Promise<void> {
  const missing = Object.entries(PACKAGES).filter(([name, version]) => !isThere(name, version));
  if (missing.length === 0) return;
  progress(`  installing ${missing.map((one) => one.join('@')).join(', ')} into ${FOLDER}`);
  mkdirSync(FOLDER, { recursive: true });
  const all = Object.entries(PACKAGES).map((one) => one.join('@'));
  const flags = ['--prefix', FOLDER, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const npm = spawn('npm', ['install', ...flags, ...all], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(npm, 'exit');
  if (code !== 0)
    throw new Error('The other engines could not be installed: this row needs the npm registry.');
}

/** A fetched package. Callers say what they need of it. */
export const load = (name: string): unknown => require(name);

export const restateServer = join(
  folderOf(`@restatedev/restate-server-${process.platform}-${process.arch}`),
  'bin',
  'restate-server',
);
