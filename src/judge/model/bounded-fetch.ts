/** Longer than any model answer; an endless response must not fill the memory. */
const LONGEST_BODY = 8 * 1024 * 1024;

/** A stream that fails after `limit` bytes. */
function bounded(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let left = limit;
  return new TransformStream({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left < 0) controller.error(new RangeError('the answer is too long'));
      else controller.enqueue(chunk);
    },
  });
}

/** `fetch` for model servers, limited to 8 MB per response. */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.body === null) return response;
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(bounded(LONGEST_BODY)), { status, statusText, headers });
};
