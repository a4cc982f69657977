import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { createClient, type ClientOptions } from './client.ts';
import { playSession } from './play-session.ts';
import { readEvents, type RecordedEvent } from './read-events.ts';
import { say } from './say.ts';

const SESSION = fileURLToPath(new URL('../../examples/sessions/junior-analyst.jsonl', import.meta.url));

/** The recorded session as if it ended now, for a learner of the given id. */
export async function sessionEndingAt(
  end: number,
  learner: string,
  file = SESSION,
): Promise<RecordedEvent[]> {
  const events = await Array.fromAsync(readEvents(file));
  const shift = end - Math.max(...events.map((event) => Date.parse(event.time)));
  return events.map((event) => ({
    ...event,
    subject: learner,
    time: new Date(Date.parse(event.time) + shift).toISOString(),
  }));
}

async function demo(options: ClientOptions & { as: string }): Promise<void> {
  const client = createClient(options);
  const events = await sessionEndingAt(Date.now(), options.as);
  await playSession(client, events, say);
}

export function demoCommand(): Command {
  return new Command('demo')
    .description(
      'play the recorded session of a junior analyst, with a line for every award, verdict and level',
    )
    .option('--as <learner>', 'id of the learner; another one plays it again', 'maya')
    .option('--url <url>', 'the server; the local one when left out')
    .option('--key <key>', 'the API key; the local server’s own when left out')
    .action(demo);
}
