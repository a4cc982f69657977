import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findTemporal } from '../../src/embedded/find-temporal.mjs';
import { freePort } from '../../src/embedded/free-port.ts';
import { makeCertificates } from './certificates.ts';
import type { Postgres } from './postgres.ts';
import { createProgram, type Program } from './process.ts';
import type { Receivers } from './receivers.ts';
import { prepareTemporal, temporalEnvironment } from './temporal-server.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const NAMESPACE = 'split';
const execute = promisify(execFile);

export type Cluster = Awaited<ReturnType<typeof startCluster>>;

type ClusterOptions = {
  postgres: Postgres;
  receivers: Pick<Receivers, 'env'>;
  tls: boolean;
  say: (line: string) => void;
};

/** A Temporal server, two APIs and two workers beside Postgres, each a process of its own. */
export async function startCluster(folder: string, { postgres, receivers, tls, say }: ClusterOptions) {
  const password = randomBytes(12).toString('hex');
  await postgres.query(`CREATE ROLE temporal LOGIN CREATEDB PASSWORD '${password}'`);
  const certificates = tls ? makeCertificates(join(folder, 'tls')) : undefined;
  const database = { host: '127.0.0.1', port: postgres.port, user: 'temporal', password };
  const temporal = await prepareTemporal(folder, database, certificates);
  say('Temporal has its schema');
  await temporal.program.start();
  say(`Temporal is ready${tls ? ', by mTLS only' : ''}`);

  const env: Record<string, string | undefined> = {
    ...process.env,
    ...temporalEnvironment(temporal.address, NAMESPACE, certificates),
    DATABASE_URL: postgres.url,
    TOUCHSTONE_DATA: folder,
    NODE_NO_WARNINGS: '1',
    ISSUER_SECRET: randomBytes(32).toString('hex'),
  };
  // Not synchronous: meanwhile the APIs close idle connections, of which this process has to take notice.
  const touchstone = async (...args: string[]): Promise<string> => {
    const { stdout } = await execute(process.execPath, [MAIN, ...args], { env, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  };
  const login = randomBytes(12).toString('hex');
  await postgres.query(`CREATE ROLE touchstone_login LOGIN PASSWORD '${login}'`);
  await touchstone('migrate', '--grant-to', 'touchstone_login');
  const url = new URL(postgres.url);
  [url.username, url.password] = ['touchstone_login', login];
  const serviceEnv = { ...env, DATABASE_URL: url.href };
  const created = await touchstone('key', 'create', 'split', '--scopes', 'ingest,read,admin', '--json');
  const key = JSON.parse(created) as { secret: string };

  const service = async (kind: 'api' | 'worker', number: number) => {
    const [port, metricsPort] = [await freePort(), await freePort()];
    const url = `http://127.0.0.1:${port}`;
    const metricsUrl = `http://127.0.0.1:${metricsPort}`;
    const program = createProgram({
      name: `${kind}-${number}`,
      command: [process.execPath, '--max-semi-space-size=8', MAIN, kind],
      env: { ...serviceEnv, ...receivers.env[kind], PORT: String(port), METRICS_PORT: String(metricsPort) },
      logFile: join(folder, `${kind}-${number}.log`),
      isReady: async () =>
        (await fetch(`${kind === 'api' ? url : metricsUrl}/readyz`, { signal: AbortSignal.timeout(2000) }))
          .ok,
    });
    return { program, url, metricsUrl: `${metricsUrl}/metrics` };
  };
  const apis = [await service('api', 1), await service('api', 2)];
  const workers = [await service('worker', 1), await service('worker', 2)];
  await createNamespace(workers[0]!.program, env, say);
  for (const { program } of [workers[1]!, ...apis]) await program.start();
  say('Two APIs and two workers are ready');
  return { folder, postgres, temporal: temporal.program, apis, workers, key: key.secret, touchstone };
}

/** Starts a worker without a namespace, and then runs the very command that the worker's log names. */
async function createNamespace(
  worker: Program,
  env: Record<string, string | undefined>,
  say: (line: string) => void,
): Promise<void> {
  worker.launch();
  const named = /create it with: temporal (operator namespace create [^";\\]+)/u;
  const deadline = Date.now() + 60_000;
  let command: string | undefined;
  while (command === undefined) {
    if (Date.now() > deadline)
      throw new Error('The worker does not name the command that creates the namespace.');
    await sleep(200);
    command = named.exec(worker.log())?.[1];
  }
  execFileSync(findTemporal()!, command.trim().split(' '), { env, stdio: ['ignore', 'ignore', 'pipe'] });
  await worker.untilReady();
  say('The namespace was created by the command that the worker named, and the worker went on by itself');
}
