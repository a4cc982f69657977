import { Command, Option } from 'commander';
import { reaches, shownReach, shownValue, type Row } from '../validate/measure/row.ts';
import { throwAwayDatabase } from '../validate/run/throw-away-database.ts';
import { DatabaseNotEmpty, requireEmpty } from '../validate/run/require-empty.ts';
import { errorParts, JUDGES, type JudgeProfile } from '../validate/stand-in/profile.ts';
import { validate, type Validation } from '../validate/validate.ts';
import { WORLDS, type World } from '../validate/world/world.ts';
import { UsageError } from './failure.ts';
import { countOption, numberOption, shareOption, weightOption } from './number-option.ts';
import { progress, say, sayJson } from './say.ts';

type Options = {
  learners: number;
  touchpoints: number;
  seed: number;
  world: string;
  judge: string;
  database?: string;
  json?: boolean;
} & Partial<JudgeProfile>;

function profileOf({ judge, ...changed }: Options): JudgeProfile {
  const base = JUDGES.find(({ name }) => name === judge)!;
  const own = Object.fromEntries(Object.entries(changed).filter(([key]) => key in base));
  if (Object.keys(own).length === 0) return base;
  const title = `as ${base.name}, with ${Object.entries(own)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ')}`;
  return { ...base, ...own, name: 'own', title };
}

function checkReliability(profile: JudgeProfile, world: World): void {
  try {
    errorParts(profile, { skillSd: world.skill.sd, occasionSd: world.occasion.sd });
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

/** The database that a validation fills: one of its own, or an empty one that was named. */
async function openDatabase(named: string | undefined): Promise<{ url: string; stop(): Promise<void> }> {
  if (named === undefined) return throwAwayDatabase();
  await requireEmpty(named).catch((error: Error) => {
    throw error instanceof DatabaseNotEmpty ? new UsageError(error.message) : error;
  });
  return { url: named, stop: async () => undefined };
}

/** A signal must not leave the server and its folder behind. */
function stopOnSignal(stop: () => Promise<void>): () => void {
  const end = () => void stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  return () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
  };
}

function tableOf(rows: readonly Row[]): string {
  const cells = rows.map((row) => {
    const ok = reaches(row);
    return [row.title, shownValue(row), shownReach(row), ok === null ? '' : ok ? 'ok' : 'short'];
  });
  const width = (column: number) => Math.max(...cells.map((line) => line[column]!.length));
  return cells
    .map(([title, value, reach, ok]) =>
      `${title!.padEnd(width(0))}  ${value!.padStart(width(1))}  ${reach!.padEnd(width(2))}  ${ok}`.trimEnd(),
    )
    .join('\n');
}

function report({ rows, ...run }: Validation, seconds: number, json: boolean): void {
  const short = rows.filter((row) => reaches(row) === false);
  if (short.length > 0) process.exitCode = 1;
  const { world, profile, seed, learners, touchpoints } = run;
  if (json) {
    const shown = rows.map((row) => ({ ...row, ok: reaches(row) }));
    return sayJson({ world: world.name, judge: profile, seed, learners, touchpoints, seconds, rows: shown });
  }
  const what = `${learners} learners × ${touchpoints} touchpoints in ${world.title}, seed ${seed}`;
  say(`${what}, judge ${profile.name}: ${profile.title} (${seconds.toFixed(0)} s)\n`);
  say(tableOf(rows));
  say(
    short.length === 0
      ? '\nEverything is reached.'
      : `\nShort of: ${short.map(({ name }) => name).join(', ')}.`,
  );
}

async function run(options: Options): Promise<void> {
  const world = WORLDS.find(({ name }) => name === options.world)!;
  const profile = profileOf(options);
  checkReliability(profile, world);
  const begun = performance.now();
  const line = progress();
  line.update('starting a database');
  const database = await openDatabase(options.database);
  const unwatch = stopOnSignal(database.stop);
  try {
    const { learners, touchpoints, seed } = options;
    const onProgress = (done: number, all: number) => line.update(`${done} of ${all} touchpoints`);
    const found = await validate({
      world,
      profile,
      seed,
      learners,
      touchpoints,
      url: database.url,
      onProgress,
    });
    line.done();
    report(found, (performance.now() - begun) / 1000, options.json ?? false);
  } finally {
    unwatch();
    await database.stop();
  }
}

/** `touchstone validate`: simulated learners through the real pipeline. Exit code 1 if it misses a threshold. */
export function validateCommand(): Command {
  const names = (of: readonly { name: string }[]) => of.map(({ name }) => name);
  return new Command('validate')
    .description(
      'send simulated learners, whose true skill is known, through intake, award, judge chain and ledger with a stand-in judge; report how true the read is',
    )
    .option('--learners <n>', 'simulated learners', countOption, 200)
    .option('--touchpoints <n>', 'touchpoints of each', countOption, 60)
    .option('--seed <n>', 'everything follows from it', countOption, 1)
    .addOption(
      new Option('--world <name>', 'what is true of the learners').choices(names(WORLDS)).default('base'),
    )
    .addOption(
      new Option('--judge <name>', 'the judge of the pipeline').choices(names(JUDGES)).default('plain'),
    )
    .option('--reliability <share>', 'of a reading of one skill, instead of that judge’s', shareOption)
    .option('--leniency <points>', 'what it adds to every reading', numberOption)
    .option('--compression <factor>', 'points of reading for a point of performance', weightOption)
    .option('--halo <share>', 'of its error, common to all skills of a verdict', shareOption)
    .option('--learner-bias <points>', 'sd of what it always adds for one learner', weightOption)
    .option('--forgery <share>', 'of verdicts that an order in the work forges', shareOption)
    .option('--outage <share>', 'of touchpoints at which an outage begins', shareOption)
    .option('--late <share>', 'of verdicts that come one to three touchpoints later', shareOption)
    .option('--database <url>', 'an empty database to fill instead of one of its own')
    .option('--json', 'print one line of JSON')
    .action(run);
}
