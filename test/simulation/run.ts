import type { Story } from './story.ts';
import { play, type Outcome } from './world.ts';

// One process of the simulation, loaded after `loader.ts`: plays the stories it is told.

/** `url`: an empty, migrated database. */
export type Told = { url: string; story: Story; trace: boolean };
export type Answered = { line: string } | { outcome: Outcome } | { error: string };

const answer = (what: Answered) => void process.send?.(what);
const fail = (error: Error) => answer({ error: error.stack ?? String(error) });

process.on('unhandledRejection', fail);
process.on('disconnect', () => process.exit());
process.on('message', ({ url, story, trace }: Told) => {
  play(story, { url, ...(trace && { trace: (line) => answer({ line }) }) }).then(
    (outcome) => answer({ outcome }),
    fail,
  );
});
