import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { CHANNEL } from './hint.ts';
import { newConnection, type Database } from '../database.ts';

const RETRY_MS = 1000;
/** How often to ask whether the server still answers: a network that swallows bytes sends no error. */
const ASK_MS = 15_000;

/** Waits until it is time to ask; false if the connection ended before. */
async function untilAsked(ended: Promise<void>): Promise<boolean> {
  const waiting = new AbortController();
  const asked = sleep(ASK_MS, true, { signal: waiting.signal, ref: false }).catch(() => false);
  try {
    return await Promise.race([asked, ended.then(() => false)]);
  } finally {
    waiting.abort();
  }
}

/** Listens for changes. Hints lost while the connection is broken do not matter, since the reader also polls. */
export const hearChanges = (database: Database, onHint: () => void) =>
  hear(database, CHANNEL, { onNotice: onHint });

/**
 * Listens on a separate connection outside the pool and calls `onNotice` at every notice. Reconnects when the connection
 * breaks; `onOpen` is called when it listens, at first and again.
 */
export function hear(
  database: Database,
  channel: string,
  { onNotice, onOpen }: { onNotice: (payload: string) => void; onOpen?: () => void },
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let client: pg.Client | null = null;

  async function listen(): Promise<void> {
    const listening = newConnection(database);
    client = listening;
    const ended = new Promise<void>((resolve) => {
      listening.on('error', () => resolve());
      listening.on('end', () => resolve());
    });
    listening.on('notification', ({ payload = '' }) => onNotice(payload));
    try {
      await listening.connect();
      await listening.query(`LISTEN ${listening.escapeIdentifier(channel)}`);
      onOpen?.();
      while (!signal.aborted && (await untilAsked(ended))) await listening.query('SELECT 1');
    } finally {
      await listening.end().catch(() => undefined);
    }
  }

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      await listen().catch(() => undefined);
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
