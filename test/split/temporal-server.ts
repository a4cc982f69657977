import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTemporalClient, temporalOptionsOf } from '../../src/services/temporal-connection.ts';
import { readConfig } from '../../src/config.ts';
import { SERVER_NAME, type Certificates } from './certificates.ts';
import { lowPort } from './low-port.ts';
import { createProgram } from './process.ts';
import { temporalBinaries } from './temporal-binaries.mjs';
import { temporalConfig, type TemporalDatabase, type TemporalPorts } from './temporal-config.ts';

const PORTS = [
  'frontend',
  'http',
  'matching',
  'history',
  'worker',
  'members1',
  'members2',
  'members3',
  'members4',
];

/** Creates Temporal's two databases and their schema with Temporal's own tool. */
function setUpSchema(sqlTool: string, { host, port, user, password }: TemporalDatabase): void {
  for (const [database, schema] of [
    ['temporal', 'temporal'],
    ['temporal_visibility', 'visibility'],
  ] as const) {
    const common = ['--plugin', 'postgres12', '--ep', host, '-p', String(port), '-u', user, '--pw', password];
    const tool = (...args: string[]): unknown =>
      execFileSync(sqlTool, [...common, '--db', database, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    tool('create-database');
    tool('setup-schema', '-v', '0.0');
    tool('update-schema', '--schema-name', `postgresql/v12/${schema}`);
  }
}

/** The environment that Touchstone and the `temporal` command share. */
export function temporalEnvironment(
  address: string,
  namespace: string,
  certificates: Certificates | undefined,
): Record<string, string> {
  return {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    ...(certificates && {
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: certificates.ca,
      TEMPORAL_TLS_CLIENT_CERT_PATH: certificates.clientCert,
      TEMPORAL_TLS_CLIENT_KEY_PATH: certificates.clientKey,
      TEMPORAL_TLS_SERVER_NAME: SERVER_NAME,
    }),
  };
}

/** A real Temporal server on its own databases, not yet started. Its namespace is not created. */
export async function prepareTemporal(
  folder: string,
  database: TemporalDatabase,
  certificates: Certificates | undefined,
) {
  const { server, sqlTool } = await temporalBinaries();
  setUpSchema(sqlTool, database);
  const ports = {} as Record<string, number>;
  for (const name of PORTS) ports[name] = await lowPort(new Set(Object.values(ports)));
  const config = join(folder, 'temporal.yaml');
  writeFileSync(config, temporalConfig(ports as TemporalPorts, database, certificates), { mode: 0o600 });
  const address = `127.0.0.1:${ports['frontend']}`;
  const system = temporalEnvironment(address, 'temporal-system', certificates);
  const program = createProgram({
    name: 'temporal',
    command: [server, '--config-file', config, '--allow-no-auth', 'start'],
    env: process.env,
    logFile: join(folder, 'temporal.log'),
    isReady: () => answers(system),
  });
  return { program, address };
}

async function answers(environment: Record<string, string>): Promise<boolean> {
  const client = createTemporalClient(temporalOptionsOf(readConfig(environment), ''));
  try {
    await client.withDeadline(Date.now() + 2000, () =>
      client.workflowService.describeNamespace({ namespace: client.options.namespace }),
    );
    return true;
  } finally {
    await client.connection.close();
  }
}
