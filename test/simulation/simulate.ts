import { shrink } from './shrink.ts';
import { inWords, storyOf, type Story } from './story.ts';
import { startPlayer, wrongIn, type Player, type PlayersOptions } from './players.ts';

export type Options = PlayersOptions & {
  seed: string;
  /** Stories to play; without a number, as many as there is time for. */
  runs?: number | undefined;
  minutes: number;
  days: number;
  learners: number;
  jobs: number;
  faults: boolean;
  shrink: boolean;
  trace?: boolean | undefined;
};

export type Found = { story: Story; wrong: string };
export type Progress = { stories: number; learnerDays: number; events: number; verdicts: number };

const SHRINK_TRIES = 250;
const SAY_EVERY_MS = 10_000;

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Seeds in order: 7, 8, 9 … after 7, and name.1, name.2 … after another name. */
const seedAt = (first: string, index: number): string =>
  /^\d+$/.test(first) ? String(Number(first) + index) : index === 0 ? first : `${first}.${index}`;

/** Plays stories on several processes until one fails, or the time or the stories run out. */
export async function search(
  options: Options,
  onPlayed: (progress: Progress) => void,
): Promise<{ found: Found | null; progress: Progress }> {
  const { seed, runs = Infinity, minutes, days, learners, faults, jobs, trace } = options;
  const end = Date.now() + minutes * 60_000;
  const progress: Progress = { stories: 0, learnerDays: 0, events: 0, verdicts: 0 };
  let [found, next] = [null as Found | null, 0];

  async function playNext(player: Player): Promise<void> {
    while (!found && next < runs && (runs !== Infinity || Date.now() < end)) {
      const story = storyOf(seedAt(seed, next++), { days, learners, faults });
      const played = await player.play(story, trace ? say : undefined);
      const wrong = wrongIn(played);
      if (wrong !== null) found ??= { story, wrong };
      progress.stories += 1;
      progress.learnerDays += days * learners;
      if (!('error' in played)) {
        progress.events += played.stats.events;
        progress.verdicts += played.stats.verdicts;
      }
      onPlayed(progress);
    }
  }

  const players = Array.from({ length: Math.min(jobs, runs) }, () => startPlayer(options));
  // The first that fails is enough: what the others play does not matter any more.
  await Promise.race([
    Promise.all(players.map(playNext)),
    new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (!found) return;
        clearInterval(look);
        resolve();
      }, 50);
      look.unref();
    }),
  ]);
  for (const player of players) player.stop();
  return { found, progress };
}

/** Plays stories and reports. False if one failed. */
export async function simulate(options: Options): Promise<boolean> {
  const begun = Date.now();
  let said = begun;
  const inAll = ({ stories, learnerDays, events, verdicts }: Progress) => {
    const perMinute = Math.round(learnerDays / ((Date.now() - begun) / 60_000));
    return `${stories} stories, ${learnerDays} learner-days (${perMinute} a minute), ${events} events, ${verdicts} answers of the judge`;
  };
  const { found, progress } = await search(options, (progress) => {
    if (Date.now() - said < SAY_EVERY_MS) return;
    said = Date.now();
    say(inAll(progress));
  });
  if (!found) {
    say(`${inAll(progress)}. Everything held.`);
    return true;
  }
  say(`\nWRONG with seed ${found.story.seed}: ${found.wrong}`);
  say(
    `Again: npm run simulate -- --seed ${found.story.seed} --runs 1 --days ${options.days} --learners ${options.learners}`,
  );
  tell(options.shrink ? await shortest(found, options) : found);
  return false;
}

async function shortest({ story, wrong }: Found, options: Options): Promise<Found> {
  const player = startPlayer(options);
  let last = wrong;
  async function fails(candidate: Story): Promise<boolean> {
    const found = wrongIn(await player.play(candidate));
    if (found !== null) last = found;
    return found !== null;
  }
  const shrunk = await shrink(story, fails, {
    tries: SHRINK_TRIES,
    onTry: (left) => {
      if (process.stdout.isTTY) process.stdout.write(`\rShrinking: ${left} happenings `);
    },
  });
  player.stop();
  return { story: shrunk, wrong: last };
}

/** Prints a story in plain words. */
function tell({ story, wrong }: Found): void {
  const nodes = story.nodes.map(
    (role, index) => `node ${index} is ${role === 'both' ? 'API and worker' : role}`,
  );
  say(
    `\nThe story, ${story.happenings.length} happenings; ${nodes.join(', ')}; ${story.sweeps ? 'with' : 'without'} sweeps:`,
  );
  for (const one of story.happenings) say(`  ${inWords(one)}`);
  say(`  → ${wrong}`);
}
