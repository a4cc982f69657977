import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import {
  builtTemporal,
  cacheFolder,
  findTemporal,
  TEMPORAL_VERSION,
} from '../../src/embedded/find-temporal.mjs';
import { run } from './run.mjs';
import { step } from './step.mjs';

const DOWNLOAD = 'https://temporal.download/cli/default';

/**
 * Makes sure that there is a Temporal to start: one that TEMPORAL_ADDRESS names, a command found on this machine, the
 * Temporal SDK's own download, or a build from source.
 */
export async function ensureTemporal(root, node) {
  if (process.env.TEMPORAL_ADDRESS || findTemporal()) {
    return;
  }
  const failures = [];
  for (const attempt of [() => download(root, node), build]) {
    try {
      await attempt();
      if (findTemporal()) {
        return;
      }
    } catch (error) {
      failures.push(error.message);
    }
  }
  throw new Error(waysOut(failures));
}

async function download(root, node) {
  if (!(await isReachable())) {
    throw new Error(`${DOWNLOAD} cannot be reached from here.`);
  }
  const script = join(root, 'scripts', 'download-temporal.mjs');
  await step('Downloading Temporal', () =>
    run([node, script, cacheFolder()], { cwd: root, limitMs: 180_000 }),
  );
}

// Node 20 has no proxy support of its own but the SDK has, so behind a proxy the download itself is the test.
async function isReachable() {
  if (process.env.HTTPS_PROXY || process.env.https_proxy) {
    return true;
  }
  return fetch(DOWNLOAD, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(3_000) }).then(
    () => true,
    () => false,
  );
}

async function build() {
  const go = findGo();
  if (go === undefined) {
    throw new Error('There is no Go on this machine to build it with.');
  }
  const target = builtTemporal();
  const partial = `${dirname(target)}.partial`;
  const scratch = `${dirname(target)}.scratch`;
  mkdirSync(partial, { recursive: true });
  const env = { ...goEnvironment(go, scratch), GOBIN: partial };
  const command = [
    go,
    'install',
    '-v',
    '-ldflags=-s -w',
    `github.com/temporalio/cli/cmd/temporal@v${TEMPORAL_VERSION}`,
  ];
  await step(`Building Temporal ${TEMPORAL_VERSION}, once, in 2 to 6 minutes`, (note) =>
    run(command, { cwd: tmpdir(), env, limitMs: 30 * 60_000, onLine: counter(note) }),
  );
  rmSync(dirname(target), { recursive: true, force: true });
  renameSync(partial, dirname(target));
  rmSync(scratch, { recursive: true, force: true });
}

// Go refuses to work without a home folder. Where it was never used it would leave two gigabytes of caches behind, so
// there it gets a scratch folder; one left by an interrupted build is used again.
function goEnvironment(go, scratch) {
  const env = { ...process.env, HOME: process.env.HOME || cacheFolder() };
  const modules = execFileSync(go, ['env', 'GOMODCACHE'], { env, cwd: tmpdir(), encoding: 'utf8' }).trim();
  if (existsSync(modules)) {
    return env;
  }
  return { ...env, GOPATH: scratch, GOMODCACHE: '', GOCACHE: join(scratch, 'build'), GOFLAGS: '-modcacherw' };
}

function counter(note) {
  let [modules, packages] = [0, 0];
  return (line) => {
    if (line.startsWith('go: downloading')) {
      modules += 1;
    } else {
      packages += 1;
    }
    note(packages === 0 ? `${modules} modules fetched` : `${packages} of some 1,300 packages compiled`);
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

function waysOut(failures) {
  return [
    'There is no Temporal server on this machine, and none could be fetched:',
    ...failures.map((failure) => `  - ${failure}`),
    'Any one of these helps:',
    '  - set TEMPORAL_ADDRESS to a Temporal server that runs, as host:port;',
    '  - install the Temporal command (https://docs.temporal.io/cli) so that "temporal" is on the PATH;',
    `  - let this machine reach ${DOWNLOAD};`,
    '  - install Go 1.24 or later (https://go.dev/dl), with which it is built here.',
  ].join('\n');
}
