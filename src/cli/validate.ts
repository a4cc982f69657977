import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import {
  ANCHORS_A_WEEK,
  judgeRows,
  measureJudges,
  PEOPLE_A_WEEK,
} from '../validate/judges/measure-judges.ts';
import { figuresOf } from '../validate/report/figures.ts';
import { reportPage } from '../validate/report/page.ts';
import { methodsTable, worldsTable } from '../validate/report/tables.ts';
import { reaches, shownReach, shownValue, type Row } from '../validate/measure/row.ts';
import { throwAwayDatabase } from '../validate/run/throw-away-database.ts';
import { DatabaseNotEmpty, requireEmpty } from '../validate/run/require-empty.ts';
import { errorParts, JUDGES, type JudgeProfile } from '../validate/stand-in/profile.ts';
import { validate, type Validation } from '../validate/validate.ts';
import { spreadOf, WORLDS, type World } from '../validate/world/world.ts';
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
  out: string;
  figures?: string;
  json?: boolean;
  judges?: boolean;
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
    errorParts(profile, spreadOf(world));
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

/** Columns as wide as their longest cell; the first is a text, the others are numbers. */
function tableOf(lines: readonly (readonly string[])[]): string {
  const width = (column: number) => Math.max(...lines.map((line) => line[column]!.length));
  const padded = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(width(column)) : cell.padStart(width(column));
  return lines.map((line) => line.map(padded).join('  ').trimEnd()).join('\n');
}

function rowCells(row: Row): string[] {
  const ok = reaches(row);
  return [row.title, shownValue(row), shownReach(row), ok === null ? '' : ok ? 'ok' : 'short'];
}

function report(run: Validation, seconds: number, json: boolean): void {
  const { rows } = run;
  const short = rows.filter((row) => reaches(row) === false);
  if (short.length > 0) process.exitCode = 1;
  const { world, profile, seed, learners, touchpoints } = run;
  if (json) {
    const shown = rows.map((row) => ({ ...row, ok: reaches(row) }));
    return sayJson({ world: world.name, judge: profile, seed, learners, touchpoints, seconds, rows: shown });
  }
  const what = `${learners} learners × ${touchpoints} touchpoints in ${world.title}, seed ${seed}`;
  say(`${what}, judge ${profile.name}: ${profile.title} (${seconds.toFixed(0)} s)\n`);
  say(tableOf(rows.map(rowCells)));
  for (const [title, { head, lines }] of [
    ['Other methods on the same verdicts, tuned on other learners', methodsTable(run)],
    ['The same judge in other worlds, by the fold alone', worldsTable(run)],
  ] as const) {
    say(`\n${title}:\n`);
    say(tableOf([['', ...head], ...lines.map(({ name, cells }) => [name, ...cells])]));
  }
  say(
    short.length === 0
      ? '\nEverything is reached.'
      : `\nShort of: ${short.map(({ name }) => name).join(', ')}.`,
  );
}

function writeReport(run: Validation, { out, figures }: Options): void {
  writeFileSync(out, reportPage(run));
  if (figures === undefined) return;
  mkdirSync(figures, { recursive: true });
  for (const { name, drawing } of figuresOf(run))
    writeFileSync(join(figures, `${name}.svg`), `${drawing.markup}\n`);
}

/** Simulated judges of a full run. */
const RUNS = 200;
const WEEKS = 10_000;

/** The part about judges that change: it needs no database. */
function runJudges({ seed, learners, touchpoints, json = false }: Options): void {
  const begun = performance.now();
  const rows = judgeRows(measureJudges({ seed, runs: RUNS, weeks: WEEKS, learners, touchpoints }));
  const seconds = (performance.now() - begun) / 1000;
  const short = rows.filter((row) => reaches(row) === false);
  if (short.length > 0) process.exitCode = 1;
  if (json) return sayJson({ seed, seconds, rows: rows.map((row) => ({ ...row, ok: reaches(row) })) });
  const anchors = `${ANCHORS_A_WEEK} anchors and ${PEOPLE_A_WEEK} works read by people in a week`;
  say(`Judges that change, ${anchors}, seed ${seed} (${seconds.toFixed(0)} s)\n`);
  say(tableOf(rows.map(rowCells)));
}

async function run(options: Options): Promise<void> {
  if (options.judges) return runJudges(options);
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
    writeReport(found, options);
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
      'send simulated learners, whose true skill is known, through intake, award, judge chain and ledger with a stand-in judge; report how true the read is, in a table and in one HTML page',
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
    .option('--judges', 'instead of learners: are judges that change noticed, and intervals still true')
    .option('--database <url>', 'an empty database to fill instead of one of its own')
    .option('--out <file>', 'where to write the report', 'report.html')
    .option('--figures <folder>', 'also write each plot as an SVG file')
    .option('--json', 'print one line of JSON')
    .action(run);
}
