// `npm run split`: the product as it runs on real servers, each part a process of its own, while they die one after the
// other. Ends with exit code 1 if anything is wrong afterwards.
import { Command } from 'commander';
import { countOption } from '../../src/cli/number-option.ts';
import { ownDataDir } from '../faults/own-servers.ts';
import { startCluster } from './cluster.ts';
import { startSplitPostgres, type Postgres } from './postgres.ts';
import { endPrograms } from './process.ts';
import { startReceivers } from './receivers.ts';
import { run } from './run.ts';

type Options = {
  storm: boolean;
  learners: number;
  events: number;
  pause: number;
  tls: boolean;
  collector?: string;
  keep?: boolean;
};

const begun = Date.now();

function say(line: string): void {
  process.stdout.write(`${((Date.now() - begun) / 1000).toFixed(1).padStart(7)} s  ${line}\n`);
}

/** Stops everything that was started, once, whoever asks first. */
function stopper() {
  let postgres: Postgres | undefined;
  let stopping: Promise<void> | undefined;
  async function stopAll(): Promise<void> {
    await endPrograms();
    await postgres?.stop();
  }
  return {
    keep: (started: Postgres) => void (postgres = started),
    stop: () => (stopping ??= stopAll()),
  };
}

async function main(options: Options): Promise<void> {
  const { dataDir, remove } = ownDataDir();
  const started = stopper();
  async function abandon(why: string, code: number): Promise<never> {
    say(`${why}: stopping everything`);
    await started.stop().catch(() => undefined);
    remove();
    process.exit(code);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void abandon(signal, 130));
  // An error outside of every await must not leave servers behind.
  process.once('unhandledRejection', (error: Error) => void abandon(`WRONG  ${error.stack}`, 1));
  let faults: string[];
  try {
    const postgres = await startSplitPostgres(dataDir);
    started.keep(postgres);
    const receivers = await startReceivers(dataDir, options.collector);
    const cluster = await startCluster(dataDir, { postgres, receivers, tls: options.tls, say });
    faults = await run(cluster, receivers, {
      storm: options.storm,
      learners: options.learners,
      most: options.events,
      pauseMs: options.pause * 1000,
      say,
    });
  } catch (error) {
    faults = [(error as Error).stack ?? String(error)];
  }
  await started.stop();
  for (const fault of faults.slice(0, 40)) say(`WRONG  ${fault}`);
  say(faults.length === 0 ? 'Everything held.' : `${faults.length} things are wrong. Logs: ${dataDir}`);
  if (faults.length === 0 && !options.keep) remove();
  process.exit(faults.length === 0 ? 0 : 1);
}

await new Command('npm run split --')
  .description(
    'Starts Postgres, a real Temporal server, two APIs and two workers, a receiver of webhooks and one of telemetry; sends ' +
      'the recorded session and a cohort while each process is killed, frozen and restarted; then checks awards, verdicts, ' +
      'streams, webhooks, traces, a credential and metrics.',
  )
  .option('--learners <n>', 'learners sent while processes die', countOption, 200)
  .option('--events <n>', 'at most so many events of each', countOption, 16)
  .option('--pause <seconds>', 'time between two batches of one learner', countOption, 40)
  .option('--no-storm', 'only the session and 20 learners, while no process dies')
  .option('--no-tls', 'run Temporal without TLS and client certificates')
  .option(
    '--collector <command>',
    'an OpenTelemetry Collector with otlp and otlphttp, to send telemetry through',
  )
  .option('--keep', 'keep the folder with all logs; the next run of the tests removes it')
  .action(main)
  .parseAsync();
