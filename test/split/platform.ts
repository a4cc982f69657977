import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudEvent } from '../../examples/cloud-event.ts';

const AGAIN_MS = 250;
const PATIENCE_MS = 10_000;
/** Longer than a crash of Postgres on a busy machine. */
const GET_TRIES = 400;

/** What the API answers about one event of a batch. */
export type EventResult = { id: string; source: string; status: string; seq: number };

/** A request that was not accepted, and why. */
type Refusal = { at: number; why: string };

export type Platform = ReturnType<typeof createPlatform>;

/** A platform's client: it sends to one API and turns to the other when that one does not accept. */
export function createPlatform(urls: readonly string[], key: string) {
  const refusals: Refusal[] = [];
  const headers = { authorization: `Bearer ${key}` };
  let accepted = 0;
  let acceptedAt = Date.now();
  let turn = 0;
  let waiting = 0;

  async function send(batch: readonly CloudEvent[]): Promise<EventResult[] | number> {
    turn += 1;
    const response = await fetch(`${urls[turn % urls.length]}/v1/events`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/cloudevents-batch+json' },
      body: JSON.stringify(batch),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status !== 202) {
      await response.body?.cancel();
      refusals.push({ at: Date.now(), why: String(response.status) });
      return Number(response.headers.get('retry-after') ?? 0) * 1000 || AGAIN_MS;
    }
    const { results } = (await response.json()) as { results: EventResult[] };
    const wrong = results.find(({ status }) => status !== 'accepted' && status !== 'duplicate');
    if (wrong) throw new Error(`An event was refused for good: ${JSON.stringify(wrong)}`);
    return results;
  }

  return {
    refusals,
    accepted: () => accepted,
    /** When a batch was last accepted; now while none waits. */
    acceptedAt: () => (waiting === 0 ? Date.now() : acceptedAt),
    /**
     * Sends a batch until it is accepted, or `tries` times. Safe: what is stored already is a duplicate. Returns the
     * results; null if no try was accepted.
     */
    async post(batch: readonly CloudEvent[], tries = Infinity): Promise<EventResult[] | null> {
      if (waiting === 0) acceptedAt = Date.now();
      waiting += 1;
      let results: EventResult[] | null = null;
      for (let made = 1; results === null && made <= tries; made += 1) {
        const sent = await send(batch).catch((error: Error) => {
          if (error.message.startsWith('An event')) throw error;
          refusals.push({ at: Date.now(), why: reasonOf(error) });
          return AGAIN_MS;
        });
        if (typeof sent === 'number') await sleep(sent);
        else results = sent;
      }
      waiting -= 1;
      if (results !== null) {
        accepted += batch.length;
        acceptedAt = Date.now();
      }
      return results;
    },
    /** Writes a document and returns the answer. */
    async write<T>(method: 'POST' | 'PUT', path: string, body: object): Promise<T> {
      const response = await fetch(`${urls[0]}${path}`, {
        method,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
      return (await response.json()) as T;
    },
    /** Reads a file. */
    async text(path: string): Promise<string> {
      const response = await fetch(`${urls[0]}${path}`, { headers });
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
      return response.text();
    },
    /** Reads a document from the first API that answers. */
    async get<T>(path: string): Promise<T> {
      for (let tries = 0; ; tries += 1) {
        turn += 1;
        const url = `${urls[turn % urls.length]}${path}`;
        const response = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
          () => null,
        );
        if (response?.ok) return (await response.json()) as T;
        if (tries === GET_TRIES) throw new Error(`${path}: ${response?.status ?? 'no answer'}`);
        await sleep(AGAIN_MS);
      }
    },
  };
}

/** Every row of a list. */
export async function listAll<Row>(platform: Platform, path: string): Promise<Row[]> {
  const found: Row[] = [];
  for (let cursor = ''; ;) {
    const page = await platform.get<{ data: Row[]; nextCursor: string | null }>(`${path}?limit=200${cursor}`);
    found.push(...page.data);
    if (page.nextCursor === null) return found;
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
}

/** Sends every learner's events in order, all learners at once, each in batches with a pause between. */
export async function sendAll(
  platform: Platform,
  learners: Map<string, CloudEvent[]>,
  { batch, pauseMs }: { batch: number; pauseMs: number },
): Promise<void> {
  const sending = [...learners.values()].map(async (events, index) => {
    await sleep((pauseMs * index) / learners.size);
    for (let at = 0; at < events.length; at += batch) {
      await platform.post(events.slice(at, at + batch));
      await sleep(pauseMs);
    }
  });
  await Promise.all(sending);
}

/** Such as `timeout`, or the error of the socket. */
function reasonOf({ name, cause }: Error): string {
  return name === 'TimeoutError'
    ? 'timeout'
    : ((cause as { code?: string } | undefined)?.code ?? 'no connection');
}
