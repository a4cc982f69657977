import { Client, Connection } from '@temporalio/client';

export type TemporalOptions = { address: string; namespace: string; apiKey?: string };

/** A client that connects on its first call and reconnects after an outage. */
export function createTemporalClient({ address, namespace, apiKey }: TemporalOptions): Client {
  const connection = Connection.lazy({ address, ...(apiKey ? { apiKey, tls: true } : {}) });
  return new Client({ connection, namespace });
}
