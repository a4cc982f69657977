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
 * Makes sure that Temporal is available: the server in TEMPORAL_ADDRESS, an installed command, the Temporal SDK's
 * download, or a build from source.
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
    throw new Error(`${DOWNLOAD} is unreachable.`);
  }
  const script = join(root, 'scripts', 'download-temporal.mjs');
  await step('Downloading Temporal', () =>
    run([node, script, cacheFolder()], { cwd: root, limitMs: 180_000 }),
  );
}

// Node 20 has no proxy support, unlike the SDK, so behind a proxy the download itself is the test.
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
    throw new Error('Building it needs Go, which is not installed.');
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
  await step(`Building Temporal ${TEMPORAL_VERSION} (only once, 2 to 6 minutes)`, (note) =>
    run(command, { cwd: tmpdir(), env, limitMs: 30 * 60_000, onLine: counter(note) }),
  );
  rmSync(dirname(target), { recursive: true, force: true });
  renameSync(partial, dirname(target));
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
    'Temporal is not installed and could not be downloaded or built:',
    ...failures.map((failure) => `  - ${failure}`),
    'Any one of these helps:',
    '  - set TEMPORAL_ADDRESS to a running Temporal server, as host:port;',
    '  - install the Temporal command (https://docs.temporal.io/cli) so that "temporal" is on the PATH;',
    `  - allow access to ${DOWNLOAD};`,
    '  - install Go 1.24 or later (https://go.dev/dl), to build it here.',
  ].join('\n');
}
