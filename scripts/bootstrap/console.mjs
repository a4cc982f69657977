import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npm, run } from './run.mjs';
import { step } from './step.mjs';

/** Builds the console if a source file is newer than the build. Does nothing without a console. */
export async function ensureConsole(root) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = join(root, 'console');
  if (!existsSync(folder) || scripts['build:console'] === undefined) {
    return;
  }
  const built = statSync(join(folder, 'dist', 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = [join(root, 'package-lock.json'), ...sourcesIn(folder)];
  if (sources.some((path) => statSync(path).mtimeMs > built)) {
    await step('Building the console', () => run(npm('run', '--silent', 'build:console'), { cwd: root }));
  }
}

function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !['dist', 'node_modules'].includes(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sourcesIn(path) : [path];
    });
}
