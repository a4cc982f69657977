import { SERVER_NAME, type Certificates } from './certificates.ts';

export type TemporalPorts = Record<
  'frontend' | 'http' | 'matching' | 'history' | 'worker' | 'members1' | 'members2' | 'members3' | 'members4',
  number
>;

/** What one of Temporal's two databases needs. */
export type TemporalDatabase = { host: string; port: number; user: string; password: string };

/** The configuration file of a Temporal server with all its services in one process; JSON is valid YAML. */
export function temporalConfig(
  ports: TemporalPorts,
  database: TemporalDatabase,
  certificates: Certificates | undefined,
): string {
  const rpc = (grpcPort: number, membershipPort: number, more = {}) => ({
    rpc: { grpcPort, membershipPort, bindOnLocalHost: true, ...more },
  });
  return JSON.stringify({
    log: { stdout: true, level: 'error' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: 4,
      datastores: {
        main: { sql: sqlOf(database, 'temporal', 30) },
        visibility: { sql: sqlOf(database, 'temporal_visibility', 10) },
      },
    },
    global: {
      membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' },
      ...(certificates && { tls: tlsOf(certificates) }),
    },
    services: {
      frontend: rpc(ports.frontend, ports.members1, { httpPort: ports.http }),
      matching: rpc(ports.matching, ports.members2),
      history: rpc(ports.history, ports.members3),
      worker: rpc(ports.worker, ports.members4),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${ports.frontend}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
  });
}

function sqlOf({ host, port, user, password }: TemporalDatabase, databaseName: string, maxConns: number) {
  return {
    pluginName: 'postgres12',
    databaseName,
    connectAddr: `${host}:${port}`,
    connectProtocol: 'tcp',
    user,
    password,
    maxConns,
    maxIdleConns: maxConns,
    maxConnLifetime: '1h',
  };
}

/** The frontend asks every client for a certificate, its own system workers included. */
function tlsOf({ ca, serverCert, serverKey, clientCert, clientKey }: Certificates) {
  const client = { serverName: SERVER_NAME, rootCaFiles: [ca] };
  return {
    frontend: {
      server: { certFile: serverCert, keyFile: serverKey, clientCaFiles: [ca], requireClientAuth: true },
      client,
    },
    systemWorker: { certFile: clientCert, keyFile: clientKey, client },
  };
}
