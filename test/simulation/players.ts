import { fork, type ChildProcess } from 'node:child_process';
import type { Answered, Told } from './run.ts';
import type { Story } from './story.ts';
import type { Outcome } from './world.ts';

export type Played = Outcome | { error: string };

export type PlayersOptions = {
  /** A Postgres server, and a migrated database on it that each story gets a copy of. */
  server: string;
  template: string;
  mutant?: string | undefined;
};

export type Player = {
  play(story: Story, onLine?: (line: string) => void): Promise<Played>;
  stop(): void;
};

/** A process that plays stories, one after the other. It is started again if it ends. */
export function startPlayer({ server, template, mutant }: PlayersOptions): Player {
  const at = (file: string) => new URL(file, import.meta.url).pathname;
  let child: ChildProcess | null = null;

  function start(): ChildProcess {
    const execArgv = ['--disable-warning=ExperimentalWarning', '--import', at('./loader.ts')];
    const env = { ...process.env, SIMULATE_MUTANT: mutant ?? '' };
    const started = fork(at('./run.ts'), { execArgv, env });
    started.once('exit', () => {
      if (child === started) child = null;
    });
    return started;
  }

  return {
    play(story, onLine) {
      const playing = (child ??= start());
      return new Promise((resolve) => {
        const end = (played: Played) => {
          playing.off('message', hear);
          playing.off('exit', died);
          resolve(played);
        };
        const died = () => end({ error: 'the process of the simulation ended' });
        const hear = (said: Answered) => {
          if ('line' in said) return onLine?.(said.line);
          if ('outcome' in said) return end(said.outcome);
          // What it left running would be part of the next story.
          playing.kill();
          child = null;
          end({ error: said.error });
        };
        playing.on('message', hear);
        playing.once('exit', died);
        playing.send({ server, template, story, trace: onLine !== undefined } satisfies Told);
      });
    },
    stop() {
      child?.kill();
    },
  };
}

/** What is wrong with a story; null if everything held. */
export const wrongIn = (played: Played): string | null =>
  'error' in played ? played.error : played.violation;
