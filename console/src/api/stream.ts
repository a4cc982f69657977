import type { Schemas } from './client.ts';
import { problemOf, type Problem } from './problem.ts';

export type Award = Schemas['LedgerEntry'];
export type Calibration = Schemas['Calibration'];

type Of = { learner: string; version: number };

export type StreamMessage =
  | { event: 'award'; data: Of & { award: Award } }
  | { event: 'calibration'; data: Of & { calibration: Calibration } }
  | { event: 'level'; data: Of & { level: number; entry: number } }
  | { event: 'facet'; data: Of & { facet: string; value: unknown } }
  | { event: 'reset'; data: Record<string, never> }
  | { event: 'end'; data: unknown };

/** `behind`: the connection was lost, and what happens now is shown once it is back. */
export type StreamState = 'connecting' | 'live' | 'behind' | 'ended';

export type StreamListener = {
  onMessages(messages: StreamMessage[]): void;
  onState(state: StreamState, problem?: Problem): void;
};

/** The server sends a comment every 15 seconds, so a longer silence is a dead connection. */
const SILENT_MS = 40_000;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Follows a stream until the returned function is called. After a drop it resumes right after the last message, so that
 * none is missing or doubled. `EventSource` is not used: it gives up for good after one refusal, such as 503.
 */
export function followStream(path: string, { onMessages, onState }: StreamListener): () => void {
  const stop = new AbortController();
  let lastId = '';
  let failures = 0;

  async function readOnce(): Promise<'again' | 'ended'> {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENT_MS);
    const signal = AbortSignal.any([stop.signal, silence.signal]);
    try {
      const headers = { accept: 'text/event-stream', ...(lastId === '' ? {} : { 'last-event-id': lastId }) };
      const response = await fetch(path, { headers, signal, cache: 'no-store' });
      if (!response.ok || !response.body) return refused(response);
      failures = 0;
      onState('live');
      let text = '';
      for await (const chunk of chunksOf(response.body)) {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENT_MS);
        const blocks = (text + chunk).split('\n\n');
        text = blocks.pop() as string;
        const messages = blocks.flatMap(take);
        if (messages.length > 0) onMessages(messages);
        const end = messages.find(({ event }) => event === 'end');
        if (end) return ended(problemOf(403, end.data));
      }
      return 'again';
    } finally {
      clearTimeout(timer);
      silence.abort();
    }
  }

  async function refused(response: Response): Promise<'again' | 'ended'> {
    const passes = response.status === 429 || response.status >= 500;
    return passes ? 'again' : ended(problemOf(response.status, await response.json().catch(() => ({}))));
  }

  function ended(problem: Problem): 'ended' {
    onState('ended', problem);
    return 'ended';
  }

  function take(block: string): StreamMessage[] {
    const field = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    lastId = field('id') ?? lastId;
    const data = field('data');
    if (data === undefined) return [];
    return [{ event: field('event'), data: JSON.parse(data) } as StreamMessage];
  }

  async function follow(): Promise<void> {
    onState('connecting');
    while (!stop.signal.aborted) {
      const outcome = await readOnce().catch(() => 'again' as const);
      if (outcome === 'ended' || stop.signal.aborted) return;
      onState('behind');
      const pauseMs = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures) * (0.5 + Math.random() / 2);
      failures += 1;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  void follow();
  return () => stop.abort();
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as never)
    .getReader() as ReadableStreamDefaultReader<string>;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.releaseLock();
  }
}
