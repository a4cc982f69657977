import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './run.mjs';
import { step } from './step.mjs';

/**
 * Makes sure that the package `node` has its binary, which npm scripts use instead of the system's. The package downloads
 * it in an install script; if install scripts are disabled, this runs that script.
 * @returns {Promise<string>} the path of a Node 24
 */
export async function ensureNode(root) {
  const folder = join(root, 'node_modules', 'node');
  const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!runs(binary, version)) {
    try {
      await step(`Fetching Node ${version}`, () =>
        run([process.execPath, 'installArchSpecificPackage.js'], { cwd: folder }),
      );
    } catch (error) {
      return ownNode(version, error);
    }
  }
  ensureLink(join(root, 'node_modules', '.bin', 'node'));
  return binary;
}

// Falls back to the Node that runs this script, if it has the same major version.
function ownNode(version, error) {
  if (process.versions.node.split('.')[0] === version.split('.')[0]) {
    return process.execPath;
  }
  throw new Error(
    `Node ${version} could not be downloaded, and the current version is ${process.version}. ${error.message}`,
  );
}

function runs(binary, version) {
  try {
    return execFileSync(binary, ['--version'], { encoding: 'utf8', stdio: 'pipe' }).trim() === `v${version}`;
  } catch {
    return false;
  }
}

function ensureLink(link) {
  if (process.platform === 'win32' || existsSync(link) || lstatSync(link, { throwIfNoEntry: false })) {
    return;
  }
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync('../node/bin/node', link);
}
