import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, run } from './run.mjs';
import { step } from './step.mjs';

/** Installs the packages when those in node_modules are not the ones in the lockfile. */
export async function ensurePackages(root) {
  if (packagesMatch(root)) {
    return;
  }
  await step('Installing packages', () =>
    run(npm('ci', '--loglevel=error', '--no-audit', '--no-fund'), { cwd: root }),
  );
}

/** The folders in a folder, with their paths; none when it is missing. */
export function foldersIn(folder) {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

// npm notes in a lockfile of its own what it put into node_modules, once it is done.
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
