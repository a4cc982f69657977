import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CHANNEL } from './hint.ts';
import type { Database } from '../database.ts';

const RETRY_MS = 1000;

/**
 * Listens on a separate connection outside the pool and calls `onHint` at every notice. Reconnects when the connection
 * breaks; hints lost meanwhile do not matter, since the reader also polls.
 */
export function hearChanges(database: Database, onHint: () => void): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let client: pg.Client | null = null;

  async function hear(): Promise<void> {
    const { connectionString, options } = database.options;
    const listening = new pg.Client({
      connectionString,
      options,
      keepAlive: true,
      connectionTimeoutMillis: 3000,
    });
    client = listening;
    const ended = new Promise<void>((resolve) => {
      listening.on('error', () => resolve());
      listening.on('end', () => resolve());
    });
    listening.on('notification', onHint);
    try {
      await listening.connect();
      await listening.query(`LISTEN ${CHANNEL}`);
      if (!signal.aborted) await ended;
    } finally {
      await listening.end().catch(() => undefined);
    }
  }

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      await hear().catch(() => undefined);
      await sleep(RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  const running = loop();
  return {
    async stop() {
      stopping.abort();
      await client?.end().catch(() => undefined);
      await running;
    },
  };
}
