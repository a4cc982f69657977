import { createReadStream } from 'node:fs';

/**
 * Lines of a file, without their line feed. Only a line feed ends a line: Node's readline also splits at the Unicode
 * line separators, which JSON text may contain unescaped.
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
