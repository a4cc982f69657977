import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

const WORKFLOWS = fileURLToPath(new URL('../workflows/', import.meta.url));
const { version: sdkVersion } = createRequire(import.meta.url)('@temporalio/worker/package.json') as {
  version: string;
};

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(sdkVersion);
  for (const file of (await readdir(WORKFLOWS)).toSorted()) {
    if (!file.endsWith('.test.ts')) hash.update(file).update(await readFile(join(WORKFLOWS, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

const quiet = { log: noop, trace: noop, debug: noop, info: noop, warn: noop, error: noop };
function noop(): void {}

/**
 * The workflow bundle, built once per version of the source and cached in `cacheDir`. A traced one has the interceptors of
 * OpenTelemetry, which make it larger.
 */
export async function workflowBundle(
  cacheDir: string,
  { traced = false } = {},
): Promise<{ codePath: string }> {
  const kind = traced ? 'traced-workflows' : 'workflows';
  const codePath = join(cacheDir, `${kind}-${await fingerprint()}.js`);
  const known = await readFile(codePath).catch(() => null);
  if (known) return { codePath };
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(WORKFLOWS, 'index.ts'),
    preloadModules: [join(WORKFLOWS, 'preload.ts')],
    workflowInterceptorModules: traced ? [join(WORKFLOWS, 'interceptors.ts')] : [],
    logger: quiet,
  });
  await mkdir(cacheDir, { recursive: true });
  // Written to a temporary file and renamed, so that another process never reads half a file.
  const beside = `${codePath}.${process.pid}`;
  await writeFile(beside, code);
  await rename(beside, codePath);
  return { codePath };
}
