import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, run } from './run.mjs';
import { step } from './step.mjs';

/** Installs the packages if node_modules does not match the lockfile. */
export async function ensurePackages(root) {
  if (packagesMatch(root)) {
    return;
  }
  await step('Installing packages', () =>
    run(npm('ci', '--loglevel=error', '--no-audit', '--no-fund'), { cwd: root }),
  );
}

/** Paths of the subfolders of a folder; empty if it does not exist. */
export function foldersIn(folder) {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

// After an install, npm records the content of node_modules in its own lockfile.
function packagesMatch(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    const found = present[path];
    if (path === '') {
      return true;
    }
    if (found === undefined) {
      return entry.optional === true;
    }
    return (
      found.version === entry.version && found.integrity === entry.integrity && existsSync(join(root, path))
    );
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return {};
  }
}
