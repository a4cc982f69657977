import { createReadStream } from 'node:fs';

/**
 * Lines of a file, each without its line feed. Nothing else ends a line: Node's own reader also stops at the Unicode
 * line separators, which may stand in JSON text as they are.
 */
export async function* readLines(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const chunk of createReadStream(file)) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() as string;
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
