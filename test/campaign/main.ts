// `npm run faults`: an installation of real processes under load, while faults drawn from a seed strike it, in rounds. After
// each round everything is checked. docs/reliability.md says what and how.
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { countOption, weightOption } from '../../src/cli/number-option.ts';
import { endPrograms } from '../split/process.ts';
import { playCampaign } from './campaign.ts';
import { startInstallation } from './installation.ts';
import { mountDisk } from './disk.ts';
import { described, type Outcome } from './round.ts';
import { reportOf } from './report.ts';

type Options = {
  hours?: number;
  minutes?: number;
  rounds?: number;
  round?: number;
  seed: string;
  learners: number;
  rate: number;
  longest: number;
  patience: number;
  memory: number;
  apis: number;
  workers: number;
  fault?: string[];
  goOn?: boolean;
  keep?: boolean;
};

const begun = Date.now();

function say(line: string): void {
  const seconds = (Date.now() - begun) / 1000;
  process.stdout.write(`${seconds.toFixed(1).padStart(7)} s  ${line}\n`);
}

/** How long to go on, in milliseconds; a single round or a number of them ends by itself. */
function lengthOf({ hours, minutes, rounds, round }: Options): number {
  if (hours === undefined && minutes === undefined && (rounds ?? round) !== undefined) return Infinity;
  return ((hours ?? 0) * 60 + (minutes ?? (hours === undefined ? 5 : 0))) * 60_000;
}

function sayFailure(
  { round, faults, wrong }: Outcome,
  { seed, learners, rate, apis, workers }: Options,
): void {
  say(`WRONG in round ${round} of seed ${seed}: ${faults.map(described).join('; ')}`);
  for (const fault of wrong.slice(0, 40)) say(`  ${fault}`);
  say(
    `Again: npm run faults -- --seed ${seed} --round ${round} --learners ${learners} --rate ${rate} --apis ${apis} --workers ${workers}`,
  );
}

async function main(options: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-faults-'));
  chmodSync(folder, 0o711);
  const interrupted = new AbortController();
  for (const kind of ['SIGINT', 'SIGTERM'] as const)
    process.on(kind, () => {
      // A second one ends at once.
      if (interrupted.signal.aborted) void endPrograms().then(() => process.exit(130));
      say(`${kind}: ending this round`);
      interrupted.abort();
    });
  const disk = mountDisk(join(folder, 'disk'));
  const outcomes: Outcome[] = [];
  let error: Error | undefined;
  try {
    const installation = await startInstallation(folder, { ...options, disk });
    const { signal } = interrupted;
    await playCampaign(installation, { ...options, lengthMs: lengthOf(options), signal, say }, outcomes);
    say('Stopping');
    await installation.stop();
  } catch (thrown) {
    error = thrown as Error;
    await endPrograms();
  }
  for (const line of reportOf(outcomes)) process.stdout.write(`${line}\n`);
  const failed = outcomes.findLast(({ wrong }) => wrong.length > 0);
  if (failed) sayFailure(failed, options);
  if (error) say(`WRONG  ${error.stack}`);
  const held = failed === undefined && error === undefined;
  const keeps = !held || options.keep === true;
  disk.remove(keeps ? join(folder, 'database') : undefined);
  if (keeps) say(`Logs and database: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
  if (held && !interrupted.signal.aborted) say('Everything held.');
  process.exit(held ? (interrupted.signal.aborted ? 130 : 0) : 1);
}

await new Command('npm run faults --')
  .description(
    'Starts Postgres, Temporal, APIs and workers on free ports in a temporary folder, sends events, and lets faults drawn ' +
      'from the seed strike in rounds: processes killed and stopped, connections cut, clocks set, the disk full, the judge ' +
      'down. After each round it waits until everything that was acknowledged is awarded, and checks it against an oracle. ' +
      'Ends with exit code 1 if anything is wrong, and 130 if interrupted; both print the report of the rounds so far.',
  )
  .option('--hours <n>', 'begin no round after this time', weightOption)
  .option(
    '--minutes <n>',
    'the same in minutes (default: 5, without --hours, --rounds and --round)',
    weightOption,
  )
  .option('--rounds <n>', 'so many rounds', countOption)
  .option('--round <n>', 'only this round of the seed', countOption)
  .option('--fault <names...>', 'these faults in each round, such as "kill worker-1", and none drawn')
  .option('--seed <text>', 'from which faults and load are drawn', '1')
  .option('--learners <n>', 'learners of a round', countOption, 24)
  .option('--rate <n>', 'events a second', weightOption, 10)
  .option('--longest <seconds>', 'how long a fault lasts at most', countOption, 14)
  .option('--apis <n>', 'API processes', countOption, 2)
  .option('--workers <n>', 'worker processes', countOption, 2)
  .option('--patience <seconds>', 'how long recovery may take', countOption, 300)
  .option('--memory <MB>', 'what an API or a worker may use after a round', countOption, 1024)
  .option('--go-on', 'go on after a round in which something was wrong')
  .option('--keep', 'keep the folder with logs and database also if everything held')
  .action(main)
  .parseAsync();
