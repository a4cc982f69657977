import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { createClient, type ClientOptions } from './client.ts';
import { playSession } from './play-session.ts';
import { readEvents, type RecordedEvent } from './read-events.ts';
import { say } from './say.ts';

const SESSION = fileURLToPath(new URL('../../examples/sessions/junior-analyst.jsonl', import.meta.url));

/** The recorded session, moved in time so that it ends now, for the given learner. */
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
    .description('play the recorded session of a junior analyst, printing every award, verdict and level')
    .option('--as <learner>', 'learner id; use another id to play it again', 'maya')
    .option('--url <url>', 'server URL (default: the local server)')
    .option('--key <key>', 'API key (default: the local server’s own key)')
    .action(demo);
}
