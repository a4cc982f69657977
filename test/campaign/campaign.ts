import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { faultsOf } from './faults.ts';
import type { Installation } from './installation.ts';
import { lineOf } from './report.ts';
import { playRound, type Outcome, type RoundOptions } from './round.ts';

const run = promisify(execFile);
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
/** All chains are verified after so many rounds, and at the end. */
const VERIFY_EVERY = 10;

export type CampaignOptions = Pick<
  RoundOptions,
  'seed' | 'learners' | 'rate' | 'longest' | 'fault' | 'signal' | 'say'
> & {
  /** Begin no round after it. */
  lengthMs: number;
  rounds?: number;
  round?: number;
  /** Seconds. */
  patience: number;
  /** Whether to go on after a round in which something was wrong. */
  goOn?: boolean | undefined;
  /** MB of an API or a worker. */
  memory: number;
};

/** Plays rounds until one fails, the time is over or it is aborted. Those that were played to their end go to `outcomes`. */
export async function playCampaign(
  installation: Installation,
  options: CampaignOptions,
  outcomes: Outcome[],
): Promise<void> {
  const { lengthMs, rounds = Infinity, round: only, patience, memory, goOn = false, signal, say } = options;
  if (!installation.canStepClocks) say('Clocks are not stepped: libfaketime is not here.');
  if (!installation.disk.canFill) say('The disk is not filled: this user may not mount a file system.');
  const groups = faultsOf(installation);
  const end = Date.now() + lengthMs;
  const first = only ?? 1;
  const last = only ?? rounds;
  for (let round = first; round <= last && Date.now() < end && !signal.aborted; round += 1) {
    const outcome = await playRound(installation, groups, { ...options, round, patienceMs: patience * 1000 });
    if (outcome === null) break;
    outcomes.push(outcome);
    for (const [name, mb] of outcome.residentMb)
      if (/api|worker/u.test(name) && mb > memory) outcome.wrong.push(`${name} uses ${mb} MB`);
    if (round % VERIFY_EVERY === 0 && outcome.wrong.length === 0)
      outcome.wrong.push(...(await broken(installation)));
    say(`round ${round} ${lineOf(outcome)}`);
    for (const fault of outcome.wrong) say(`  ${fault}`);
    if (outcome.wrong.length > 0 && !goOn) return;
  }
  if (!signal.aborted) outcomes.at(-1)?.wrong.push(...(await broken(installation)));
}

/** What `touchstone verify` finds in all chains, also that none was cut since the last time. */
async function broken({ folder, postgres }: Installation): Promise<string[]> {
  const heads = join(folder, 'heads.json');
  const known = existsSync(heads) ? ['--heads', heads] : [];
  const env = { ...process.env, DATABASE_URL: postgres.url, TOUCHSTONE_DATA: folder, NODE_NO_WARNINGS: '1' };
  const args = [MAIN, 'verify', ...known, '--write-heads', heads];
  return run(process.execPath, args, { env }).then(
    () => [],
    (error: { stdout: string; stderr: string }) => [`touchstone verify: ${error.stdout}${error.stderr}`],
  );
}
