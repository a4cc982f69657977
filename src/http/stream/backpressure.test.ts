import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const figure = async (name: string) =>
  Number((await (await edge.request('/metrics')).text()).match(new RegExp(`^${name} (\\d+)`, 'm'))?.[1]);

/** Reads a body until it ends; `text` is what has arrived so far. */
function drain(response: Response): { ended: Promise<void>; text: () => string } {
  const decoder = new TextDecoder();
  let text = '';
  async function read(): Promise<void> {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
      text += decoder.decode(chunk, { stream: true });
  }
  return { ended: read(), text: () => text };
}

const ROUNDS = 8;
const EVENTS = 400;

test('a reader that does not drain is dropped at 1 MiB, and others receive everything', async () => {
  await edge.post(cloudEvent({ subject: 'crowd', time: undefined }));
  await edge.award('crowd');
  const stuck = await edge.request('/v1/learners/crowd/stream');
  const reading = drain(await edge.request('/v1/learners/crowd/stream'));
  expect(await figure('touchstone_streams')).toBe(2);
  for (let round = 1; round <= ROUNDS; round += 1) {
    await edge.post(Array.from({ length: EVENTS }, () => cloudEvent({ subject: 'crowd', time: undefined })));
    await edge.award('crowd');
    // The other reader keeps up, however busy the machine is.
    await expect.poll(() => reading.text()).toContain(`"entry":${1 + round * EVENTS},`);
  }
  await expect.poll(() => figure('touchstone_streams_dropped_total')).toBe(1);
  const entries = [...reading.text().matchAll(/"award":\{[^}]*"entry":(\d+)/g)].map(([, entry]) =>
    Number(entry),
  );
  expect(entries).toEqual(Array.from({ length: ROUNDS * EVENTS }, (_, index) => index + 2));
  // Queued data can still be read, then the stream ends.
  const queued = drain(stuck);
  await queued.ended;
  expect(queued.text().length).toBeGreaterThan(1024 * 1024);
});
