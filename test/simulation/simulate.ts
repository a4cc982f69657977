import { shrink } from './shrink.ts';
import { isFault } from './faults.ts';
import { inWords, storyOf, type Story } from './story.ts';
import { startPlayer, type Player, type PlayersOptions } from './players.ts';

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
/** `broken`: stories that could not be played to their end, and why the last one could not. */
export type Progress = {
  stories: number;
  learnerDays: number;
  events: number;
  verdicts: number;
  faults: number;
  broken: { stories: number; why: string };
};

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
  const progress: Progress = {
    stories: 0,
    learnerDays: 0,
    events: 0,
    verdicts: 0,
    faults: 0,
    broken: { stories: 0, why: '' },
  };
  let [found, next] = [null as Found | null, 0];

  async function playNext(player: Player): Promise<void> {
    while (!found && next < runs && (runs !== Infinity || Date.now() < end)) {
      const story = storyOf(seedAt(seed, next++), { days, learners, faults });
      const played = await player.play(story, trace ? say : undefined);
      if ('error' in played) {
        progress.broken = { stories: progress.broken.stories + 1, why: played.error };
        continue;
      }
      if (played.violation !== null) found ??= { story, wrong: played.violation };
      progress.stories += 1;
      progress.learnerDays += days * learners;
      progress.events += played.stats.events;
      progress.verdicts += played.stats.verdicts;
      progress.faults += story.happenings.filter(isFault).length;
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
  await Promise.all(players.map((player) => player.stop()));
  return { found, progress };
}

/** Plays stories and reports. False if one failed. */
export async function simulate(options: Options): Promise<boolean> {
  const begun = Date.now();
  let said = begun;
  const inAll = ({ stories, learnerDays, events, verdicts, faults }: Progress) => {
    const perMinute = Math.round(learnerDays / ((Date.now() - begun) / 60_000));
    return `${stories} stories, ${learnerDays} learner-days (${perMinute} a minute), ${events} events, ${verdicts} answers of the judge, ${faults} faults`;
  };
  const { found, progress } = await search(options, (progress) => {
    if (Date.now() - said < SAY_EVERY_MS) return;
    said = Date.now();
    say(inAll(progress));
  });
  const { broken } = progress;
  if (!found && broken.stories > 0) {
    say(`${inAll(progress)}. ${broken.stories} stories could not be played: ${broken.why}`);
    return false;
  }
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
    const played = await player.play(candidate);
    if ('error' in played || played.violation === null) return false;
    last = played.violation;
    return true;
  }
  const shrunk = await shrink(story, fails, {
    tries: SHRINK_TRIES,
    onTry: (left) => {
      if (process.stdout.isTTY) process.stdout.write(`\rShrinking: ${left} happenings `);
    },
  });
  await player.stop();
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
