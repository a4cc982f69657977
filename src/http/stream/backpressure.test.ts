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

/** Reads a body until it ends or `bytes` have arrived. */
async function drain(response: Response, bytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= bytes) break;
  }
  return text;
}

test('a reader that does not drain is dropped at 1 MiB, and others receive everything', async () => {
  await edge.post(cloudEvent({ subject: 'crowd', time: undefined }));
  await edge.award('crowd');
  const stuck = await edge.request('/v1/learners/crowd/stream');
  const reading = await edge.request('/v1/learners/crowd/stream');
  const text = drain(reading, 1_400_000);
  expect(await figure('touchstone_streams')).toBe(2);
  for (let round = 0; round < 3; round += 1) {
    await edge.post(Array.from({ length: 1000 }, () => cloudEvent({ subject: 'crowd', time: undefined })));
    await edge.award('crowd');
  }
  await expect.poll(() => figure('touchstone_streams_dropped_total'), { timeout: 10_000 }).toBe(1);
  const entries = [...(await text).matchAll(/"award":\{[^}]*"entry":(\d+)/g)].map(([, entry]) =>
    Number(entry),
  );
  expect(entries).toEqual(Array.from({ length: entries.length }, (_, index) => index + 2));
  // Queued data can still be read, then the stream ends.
  expect((await drain(stuck, Infinity)).length).toBeGreaterThan(1024 * 1024);
});
