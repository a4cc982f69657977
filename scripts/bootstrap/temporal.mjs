import { dirname, join } from 'node:path';
import {
  builtTemporal,
  cacheFolder,
  findTemporal,
  TEMPORAL_VERSION,
} from '../../src/embedded/find-temporal.mjs';
import { buildGo } from './go.mjs';
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
  await buildGo({
    title: `Building Temporal ${TEMPORAL_VERSION} (only once, 2 to 6 minutes)`,
    packages: [`github.com/temporalio/cli/cmd/temporal@v${TEMPORAL_VERSION}`],
    target: dirname(builtTemporal()),
    of: 1300,
  });
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
