import { InterceptingCall, type Interceptor, status } from '@grpc/grpc-js';
import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  type ConnectionOptions,
} from '@temporalio/client';
import type { Config } from '../config.ts';
import type { Telemetry } from './telemetry/telemetry.ts';

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

/**
 * Fails a call on a closed connection by its status, since grpc-js throws instead: a retry that is due after `close`
 * would throw from its timer and end the process.
 */
const failWhenClosed: Interceptor = (options, nextCall) => {
  try {
    return new InterceptingCall(nextCall(options));
  } catch (error) {
    const nothing = () => undefined;
    return new InterceptingCall({
      start(metadata, listener) {
        listener?.onReceiveMessage?.(null);
        listener?.onReceiveStatus?.({ code: status.CANCELLED, details: String(error), metadata });
      },
      sendMessage: nothing,
      sendMessageWithContext: nothing,
      halfClose: nothing,
      startRead: nothing,
      cancelWithStatus: nothing,
      getPeer: () => '',
      getAuthContext: () => null,
    });
  }
};

/** A client that connects on its first call and reconnects after an outage. Its calls are traced if telemetry is given. */
export function createTemporalClient(
  { namespace, ...connection }: TemporalOptions,
  telemetry?: Pick<Telemetry, 'client'>,
): Client {
  // The SDK's own retries, around each attempt.
  const interceptors = [makeGrpcRetryInterceptor(defaultGrpcRetryOptions()), failWhenClosed];
  return new Client({
    connection: Connection.lazy({ ...connection, interceptors }),
    namespace,
    ...(telemetry && { interceptors: { workflow: telemetry.client } }),
  });
}
