import type { Json } from './json.ts';

export type StreamEvent = { id: string; event: string; data: Json };

/** A client for server-sent events: keeps the last id and buffers events. */
export async function openStream(url: string, headers: Record<string, string>) {
  const abort = new AbortController();
  const response = await fetch(url, { headers, signal: abort.signal });
  const events: StreamEvent[] = [];
  let lastId = '';
  let ended = false;
  let wake: () => void = () => undefined;

  function take(block: string): void {
    const field = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    lastId = field('id') ?? lastId;
    const data = field('data');
    if (data !== undefined)
      events.push({ id: lastId, event: field('event') ?? 'message', data: JSON.parse(data) });
  }

  async function read(): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() as string;
      blocks.forEach(take);
      wake();
    }
  }
  const reading = (response.ok ? read() : Promise.resolve())
    .catch(() => undefined)
    .finally(() => {
      ended = true;
      wake();
    });

  return {
    response,
    events,
    lastId: () => lastId,
    ended: () => ended,
    /** Waits until the received events satisfy `enough`. */
    async until(enough: (events: StreamEvent[]) => boolean, timeoutMs = 15_000): Promise<StreamEvent[]> {
      const end = Date.now() + timeoutMs;
      while (!enough(events)) {
        if (ended || Date.now() > end)
          throw new Error(
            `the stream ${ended ? 'ended' : 'had not enough'} after ${events.map(({ event }) => event).join(' ')}`,
          );
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, 100);
        });
      }
      return events;
    },
    async close() {
      abort.abort();
      await reading;
    },
  };
}
