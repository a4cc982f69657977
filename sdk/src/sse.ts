export type ServerSentEvent = { id: string | undefined; event: string | undefined; data: string | undefined };

/** The events of a stream, as soon as each is complete; one that the connection cut off is dropped. */
export async function* serverSentEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (text + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
      text = blocks.pop() as string;
      // A comment is an event without fields: it still says that the connection lives.
      yield* blocks.map(parse);
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

function parse(block: string): ServerSentEvent {
  const lines = block.split(/\r?\n/);
  const values = (name: string) =>
    lines
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).replace(/^ /, ''));
  const data = values('data');
  return {
    id: values('id').at(-1),
    event: values('event').at(-1),
    data: data.length > 0 ? data.join('\n') : undefined,
  };
}
