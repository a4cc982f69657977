import { fork, type ChildProcess } from 'node:child_process';
import type { Answered, Told } from './run.ts';
import type { Story } from './story.ts';
import { createStoryDatabase, type StoryDatabase } from './story-database.ts';
import type { Outcome } from './world.ts';

/** `error`: the story could not be played to its end, so it says nothing about what holds. */
export type Played = Outcome | { error: string };

export type PlayersOptions = {
  /** A Postgres server, and a migrated database on it that each player gets a copy of. */
  server: string;
  template: string;
  mutant?: string | undefined;
};

export type Player = {
  play(story: Story, onLine?: (line: string) => void): Promise<Played>;
  stop(): Promise<void>;
};

function startProcess(mutant: string | undefined): ChildProcess {
  const at = (file: string) => new URL(file, import.meta.url).pathname;
  const execArgv = ['--disable-warning=ExperimentalWarning', '--import', at('./loader.ts')];
  return fork(at('./run.ts'), { execArgv, env: { ...process.env, SIMULATE_MUTANT: mutant ?? '' } });
}

/** Plays one story on a process, until that answers or ends. */
function playOn(child: ChildProcess, told: Told, onLine?: (line: string) => void): Promise<Played> {
  return new Promise((resolve) => {
    const end = (played: Played) => {
      child.off('message', hear);
      child.off('exit', died);
      resolve(played);
    };
    const died = () => end({ error: 'the process of the simulation ended' });
    const hear = (said: Answered) => {
      if ('line' in said) onLine?.(said.line);
      else end('outcome' in said ? said.outcome : { error: said.error });
    };
    child.on('message', hear);
    child.once('exit', died);
    child.send(told);
  });
}

/** A process that plays stories on a database of its own, one after the other. Both are replaced after an error. */
export function startPlayer({ server, template, mutant }: PlayersOptions): Player {
  let child: ChildProcess | null = null;
  let database: StoryDatabase | null = null;

  async function freshDatabase(): Promise<StoryDatabase> {
    if (database) await database.renew();
    return (database ??= await createStoryDatabase(server, template));
  }

  async function stop(): Promise<void> {
    child?.kill();
    await database?.drop();
    child = database = null;
  }

  return {
    async play(story, onLine) {
      const { url } = await freshDatabase();
      child ??= startProcess(mutant);
      const played = await playOn(child, { url, story, trace: onLine !== undefined }, onLine);
      // What an error left running would be part of the next story.
      if ('error' in played) await stop();
      return played;
    },
    stop,
  };
}

/** What is wrong with a story; null if everything held. */
export const wrongIn = (played: Played): string | null =>
  'error' in played ? played.error : played.violation;
