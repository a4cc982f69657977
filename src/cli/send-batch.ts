import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from './client.ts';
import { Failed } from './failure.ts';

/** The batch endpoint's result for one event. */
export type EventResult = {
  status: 'accepted' | 'duplicate' | 'conflict' | 'invalid';
  seq?: number;
  award?: Record<string, unknown>;
  problem?: { title?: string; detail?: string; errors?: { pointer: string; detail: string }[] };
};

const TRIES = 8;

/**
 * Sends a batch and retries while the server is unavailable, or refuses it for now with 429. Safe: events already
 * stored are duplicates.
 */
export async function sendBatch(
  client: ApiClient,
  events: Record<string, unknown>[],
  headers: Record<string, string> = {},
): Promise<EventResult[]> {
  let attempt = 0;
  for (;;) {
    const { status, body, retryAfter } = await client.post(
      '/v1/events',
      'application/cloudevents-batch+json',
      events,
      headers,
    );
    if (status === 202) return (body as { results: EventResult[] }).results;
    if (status === 429) {
      // A long backlog is no failure: it gets shorter, however long that takes.
      await sleep(1000 * (retryAfter ?? 5));
      continue;
    }
    const problem = body as { title?: string; detail?: string } | null;
    if (status < 500 || attempt === TRIES)
      throw new Failed(`The server refused a batch: ${status} ${problem?.detail ?? problem?.title ?? ''}`);
    await sleep(Math.min(10_000, 250 * 2 ** attempt));
    attempt += 1;
  }
}
