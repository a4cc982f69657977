import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { UsageError } from './failure.ts';

/** A CloudEvent as stored in a recording; the server validates the rest. */
export type RecordedEvent = {
  id: string;
  subject: string;
  time: string;
  type: string;
  data?: Record<string, unknown>;
} & Record<string, unknown>;

/** Reads the events of a recording, one JSON document per line. */
export async function* readEvents(file: string): AsyncGenerator<RecordedEvent> {
  if (!existsSync(file)) throw new UsageError(`File not found: ${file}.`);
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    try {
      yield JSON.parse(line) as RecordedEvent;
    } catch {
      throw new UsageError(`${file}, line ${number}: not valid JSON.`);
    }
  }
}
