import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder } from '../../src/embedded/find-temporal.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const LIMIT_MS = 60 * 60_000;

/**
 * Builds Go commands into a folder, which appears only when all of them are built.
 * @param {{ title: string, packages: string[], target: string, of: number }} build `of`: packages compiled, for progress
 */
export async function buildGo({ title, packages, target, of }) {
  const go = findGo();
  if (go === undefined) {
    throw new Error('Building it needs Go, which is not installed.');
  }
  const partial = `${target}.partial`;
  const scratch = `${target}.scratch`;
  mkdirSync(partial, { recursive: true });
  const env = { ...goEnvironment(go, scratch), GOBIN: partial };
  await step(title, async (note) => {
    const onLine = counter(note, of);
    for (const name of packages) {
      await run([go, 'install', '-v', '-ldflags=-s -w', name], {
        cwd: tmpdir(),
        env,
        limitMs: LIMIT_MS,
        onLine,
      });
    }
  });
  rmSync(target, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  renameSync(partial, target);
  rmSync(scratch, { recursive: true, force: true });
}

// Go needs a home folder. If Go was never used before, its two gigabytes of caches go to a scratch folder; one left by an
// interrupted build is reused.
function goEnvironment(go, scratch) {
  const env = { ...process.env, HOME: process.env.HOME || cacheFolder() };
  const modules = execFileSync(go, ['env', 'GOMODCACHE'], { env, cwd: tmpdir(), encoding: 'utf8' }).trim();
  if (existsSync(modules)) {
    return env;
  }
  return { ...env, GOPATH: scratch, GOMODCACHE: '', GOCACHE: join(scratch, 'build'), GOFLAGS: '-modcacherw' };
}

function counter(note, of) {
  let [modules, packages] = [0, 0];
  return (line) => {
    if (line.startsWith('go: downloading')) {
      modules += 1;
    } else {
      packages += 1;
    }
    note(packages === 0 ? `${modules} modules fetched` : `${packages} of some ${of} packages compiled`);
  };
}

function findGo() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/go/bin', '/usr/lib/go/bin'];
  const name = process.platform === 'win32' ? 'go.exe' : 'go';
  return folders
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}
