// `npm run simulate`: random lives of learners on the product's own code, Postgres and workflow, in one process with a
// virtual clock, while processes die and messages come late or twice. docs/reliability.md says what it checks.
import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { countOption } from '../../src/cli/number-option.ts';
import { startPostgres } from '../../src/embedded/postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { ownDataDir } from '../faults/own-servers.ts';
import { onDatabase, withDatabase } from '../support/on-database.ts';
import { hunt } from './hunt.ts';
import { MUTANTS, mutantNamed, type Mutant } from './mutants.ts';
import { simulate, type Options } from './simulate.ts';

const TEMPLATE = 'simulation_template';
/** Fewer than by default: every statement and every copy of the database then costs less. `npm test` plays on eight. */
const PARTITIONS = 2;
// The data need not survive a power cut.
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };

function mutantOption(name: string, before: true | Mutant[] | undefined): Mutant[] {
  try {
    return [...(Array.isArray(before) ? before : []), mutantNamed(name)];
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

type Given = Omit<Options, 'server' | 'template'> & { mutants?: true | Mutant[]; most: number };

async function main(given: Given): Promise<void> {
  const { dataDir, remove } = ownDataDir();
  const postgres = await startPostgres({ dataDir, log: () => undefined, settings: FAST });
  let ending: Promise<void> | undefined;
  const end = () => (ending ??= postgres.stop().then(remove));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().then(() => process.exit(130)));
  await onDatabase(postgres.url, `CREATE DATABASE ${TEMPLATE}`);
  await migrate(withDatabase(postgres.url, TEMPLATE), { partitions: PARTITIONS });
  const options = { ...given, server: postgres.url, template: TEMPLATE };
  const { mutants } = given;
  try {
    const held =
      mutants === undefined
        ? await simulate(options)
        : await hunt(mutants === true ? MUTANTS : mutants, options, given.most);
    process.exitCode = held ? 0 : 1;
  } finally {
    await end();
  }
  process.exit();
}

await new Command('npm run simulate --')
  .description(
    'Plays random lives of learners with faults on a virtual clock and checks every invariant after every transaction. ' +
      'Prints the seed and the shortest story of what is wrong, and ends with exit code 1.',
  )
  .option('--seed <text>', 'begin with this seed; with --runs 1 it is played alone', '1')
  .option('--runs <n>', 'so many stories', countOption)
  .option('--minutes <n>', 'begin no story after this time', countOption, 1)
  .option('--days <n>', 'days of a story', countOption, 14)
  .option('--learners <n>', 'learners of a story', countOption, 8)
  .option('--jobs <n>', 'processes that play stories', countOption, availableParallelism())
  .option('--no-faults', 'without crashes and outages')
  .option('--no-shrink', 'print the whole story and not its shortest part')
  .option('--trace', 'print everything that happens')
  .option(
    '--mutants [names...]',
    'plant these bugs, or all, and measure how long it takes to find each',
    mutantOption,
  )
  .option('--most <minutes>', 'how long to look for a planted bug', countOption, 10)
  .action(main)
  .parseAsync();
