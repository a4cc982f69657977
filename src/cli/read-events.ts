import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { UsedWrongly } from './failure.ts';

/** A CloudEvent as a recording holds it; the server checks the rest. */
export type RecordedEvent = {
  id: string;
  subject: string;
  time: string;
  type: string;
  data?: Record<string, unknown>;
} & Record<string, unknown>;

/** The events of a recording, one JSON document a line. */
export async function* readEvents(file: string): AsyncGenerator<RecordedEvent> {
  if (!existsSync(file)) throw new UsedWrongly(`There is no file ${file}.`);
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    try {
      yield JSON.parse(line) as RecordedEvent;
    } catch {
      throw new UsedWrongly(`${file}, line ${number}: this is not JSON.`);
    }
  }
}
