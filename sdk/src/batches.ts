/** Limits of a batch that the server accepts: events, and bytes of the body with some room for brackets and commas. */
const MOST_EVENTS = 1000;
const MOST_BYTES = 4 * 1024 * 1024 - 8192;

const utf8 = new TextEncoder();

/** Takes the next batch from the front of the queue: as many as fit, and at least one. */
export function takeBatch<Waiting extends { json: string }>(queue: Waiting[]): Waiting[] {
  let bytes = 0;
  let count = 0;
  for (const { json } of queue) {
    bytes += utf8.encode(json).length + 1;
    if (count > 0 && (count >= MOST_EVENTS || bytes > MOST_BYTES)) break;
    count += 1;
  }
  return queue.splice(0, count);
}
