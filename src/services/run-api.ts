import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import { startApi } from './api.ts';
import { createRinger } from './ringer.ts';

export type RunApiOptions = { store: Store; client: Client; logger: Logger; host: string; port: number };

/** The edge of one process: it needs Postgres alone, and rings through Temporal whenever that answers. */
export async function runApi({ store, client, logger, host, port }: RunApiOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const ringer = createRinger(client, await store.epoch());
  return startApi({
    store,
    ringer,
    logger,
    host,
    port,
    services: { temporal: () => client.withDeadline(Date.now() + 1000, () => client.connection.ensureConnected()) },
  });
}
