import { problemIn } from './problem.ts';
import { mayPass, pause, pauseMsAfter } from './retry.ts';
import type { components } from './schema.ts';
import { serverSentEvents } from './sse.ts';

type Schemas = components['schemas'];

/**
 * A message of a stream. `open` comes first, unless it resumes: what is read from then on misses no change. After `gap`,
 * changes may be missing: read the learner again.
 */
export type StreamMessage =
  | { event: 'award'; id: string; data: Schemas['StreamAward'] }
  | { event: 'level'; id: string; data: Schemas['StreamLevel'] }
  | { event: 'calibration'; id: string; data: Schemas['StreamCalibration'] }
  | { event: 'facet'; id: string; data: Schemas['StreamFacet'] }
  | { event: 'open' | 'gap'; id: string };

/** `behind`: the connection was lost, and what happens meanwhile follows once it is back. */
export type StreamState = 'connecting' | 'live' | 'behind';

export type StreamOptions = {
  /** Follows this learner; all learners that the token covers if missing. */
  learner?: string | undefined;
  /** Id of the last message seen, to resume after it. */
  lastEventId?: string | undefined;
  signal?: AbortSignal | undefined;
  onState?: ((state: StreamState) => void) | undefined;
};

type Get = (path: string, headers: Record<string, string>, signal: AbortSignal) => Promise<Response>;

/** The server sends a comment every 15 seconds, so a longer silence is a dead connection. */
const SILENT_MS = 45_000;

/**
 * The messages of a stream, without end. After a lost connection it resumes right after the last message, waiting longer
 * with each failure. Throws the `Problem` if the caller may not read the stream, or not any more.
 */
export async function* followStream(get: Get, options: StreamOptions): AsyncGenerator<StreamMessage, void> {
  const { learner, signal, onState } = options;
  const path = learner === undefined ? '/v1/stream' : `/v1/learners/${encodeURIComponent(learner)}/stream`;
  let lastId = options.lastEventId ?? '';
  let failures = 0;
  let begun = lastId !== '';

  async function* connection(stop: AbortController): AsyncGenerator<StreamMessage> {
    const failuresBefore = failures;
    let timer = setTimeout(() => stop.abort(), SILENT_MS);
    try {
      const headers = { accept: 'text/event-stream', ...(lastId && { 'last-event-id': lastId }) };
      const response = await get(path, headers, stop.signal);
      if (!response.ok) throw await problemIn(response);
      onState?.('live');
      for await (const { id, event, data } of serverSentEvents(response.body as ReadableStream<Uint8Array>)) {
        clearTimeout(timer);
        timer = setTimeout(() => stop.abort(), SILENT_MS);
        failures = 0;
        const first = lastId === '' && id !== undefined;
        lastId = id ?? lastId;
        if (first) yield { event: begun ? 'gap' : 'open', id: lastId };
        begun ||= first;
        if (data === undefined) continue;
        if (event === 'end') {
          // The next request says why, unless the token was renewed.
          failures = failuresBefore;
          return;
        }
        if (event === 'reset') yield { event: 'gap', id: lastId };
        else yield { event, id: lastId, data: JSON.parse(data) as object } as StreamMessage;
      }
    } finally {
      clearTimeout(timer);
      stop.abort();
    }
  }

  onState?.('connecting');
  for (;;) {
    signal?.throwIfAborted();
    let failure: unknown;
    const stop = new AbortController();
    const cancel = () => stop.abort();
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      yield* connection(stop);
    } catch (error) {
      signal?.throwIfAborted();
      if (!mayPass(error)) throw error;
      failure = error;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
    onState?.('behind');
    await pause(pauseMsAfter(failures, failure), signal);
    failures += 1;
  }
}
