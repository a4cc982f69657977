import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import type { Config } from '../config.ts';

/** How to reach Temporal; the same for the client and for the worker. */
export type TemporalOptions = {
  address: string;
  namespace: string;
  apiKey?: string;
  tls?: ConnectionOptions['tls'];
};

/** The configured Temporal, or the embedded one at the given address, which has neither keys nor TLS. */
export function temporalOptionsOf(config: Config, embedded: string): TemporalOptions {
  const { temporalAddress, temporalNamespace: namespace, temporalApiKey } = config;
  if (temporalAddress === undefined) return { address: embedded, namespace };
  return {
    address: temporalAddress,
    namespace,
    tls: tlsOf(config),
    ...(temporalApiKey === undefined ? {} : { apiKey: temporalApiKey }),
  };
}

function tlsOf(config: Config): TemporalOptions['tls'] {
  const { temporalTls, temporalTlsCa, temporalTlsCert, temporalTlsKey, temporalTlsServerName } = config;
  const parts = {
    ...(temporalTlsCa && { serverRootCACertificate: temporalTlsCa }),
    ...(temporalTlsServerName && { serverNameOverride: temporalTlsServerName }),
    ...(temporalTlsCert &&
      temporalTlsKey && { clientCertPair: { crt: temporalTlsCert, key: temporalTlsKey } }),
  };
  const wanted = Object.keys(parts).length > 0 || config.temporalApiKey !== undefined;
  const on = temporalTls === undefined ? wanted : temporalTls === 'true';
  return on ? parts : false;
}

/** A client that connects on its first call and reconnects after an outage. */
export function createTemporalClient({ namespace, ...connection }: TemporalOptions): Client {
  return new Client({ connection: Connection.lazy(connection), namespace });
}
