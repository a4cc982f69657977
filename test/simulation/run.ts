import { randomBytes } from 'node:crypto';
import { onDatabase, withDatabase } from '../support/on-database.ts';
import type { Story } from './story.ts';
import { play, type Outcome } from './world.ts';

// One process of the simulation, loaded after `loader.ts`: plays the stories it is told, each on an own database.

export type Told = { server: string; template: string; story: Story; trace: boolean };
export type Answered = { line: string } | { outcome: Outcome } | { error: string };

const answer = (what: Answered) => void process.send?.(what);
const fail = (error: Error) => answer({ error: error.stack ?? String(error) });

process.on('unhandledRejection', fail);
process.on('disconnect', () => process.exit());
process.on('message', ({ server, template, story, trace }: Told) => {
  const name = `touchstone_test_${randomBytes(6).toString('hex')}`;
  const url = withDatabase(server, name);
  async function run(): Promise<void> {
    await onDatabase(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
    try {
      answer({ outcome: await play(story, { url, ...(trace && { trace: (line) => answer({ line }) }) }) });
    } finally {
      await onDatabase(server, `DROP DATABASE ${name} WITH (FORCE)`);
    }
  }
  void run().catch(fail);
});
