import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npm, run } from './run.mjs';
import { step } from './step.mjs';

/** What is built for browsers: by which script, from which folders, into which file. */
const BUILDS = [
  {
    name: 'the console',
    script: 'build:console',
    folders: ['console', 'sdk/src'],
    output: 'console/dist/index.html',
  },
  {
    name: 'the embed',
    script: 'build:embed',
    folders: ['embed', 'sdk/src'],
    output: 'embed/dist/touchstone-learner.js',
  },
  {
    name: 'the verifier',
    script: 'build:verifier',
    folders: ['verifier', 'src/credential', 'src/core'],
    output: 'verifier/dist/verify.html',
  },
];

/** Builds the console, the embed and the verifier if a source file is newer than the build. */
export async function ensureConsole(root) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const { name, script, folders, output } of BUILDS) {
    const paths = folders.map((folder) => join(root, folder));
    if (scripts[script] === undefined || !paths.every(existsSync)) {
      continue;
    }
    const built = statSync(join(root, output), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const sources = [join(root, 'package-lock.json'), ...paths.flatMap(sourcesIn)];
    if (sources.some((path) => statSync(path).mtimeMs > built)) {
      await step(`Building ${name}`, () => run(npm('run', '--silent', script), { cwd: root }));
    }
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
