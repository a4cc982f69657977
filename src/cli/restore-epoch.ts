import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { workflowsOfEpoch } from '../services/workflows-of-epoch.ts';
import { otherConnections } from '../store/other-connections.ts';
import { renewEpoch } from '../store/renew-epoch.ts';
import { Failed } from './failure.ts';
import { withStore } from './open-store.ts';
import { say, sayJson } from './say.ts';

type Options = { yes?: boolean; json?: boolean };

const EFFECT =
  'This begins a new epoch: running processes end, open streams and ETags are no longer valid, workflows of the old ' +
  'epoch are no longer used, and everything that is pending is done by new ones. No data are changed.';

/** Asks at a terminal; elsewhere only `--yes` confirms. */
async function confirm(connections: number): Promise<void> {
  const others =
    connections === 0
      ? ''
      : ` ${connections} other connections are open: stop all processes of Touchstone first.`;
  if (!process.stdin.isTTY) throw new Failed(`${EFFECT}${others} Nothing was changed; add --yes to do it.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${EFFECT}${others} Go on? (y/N) `).finally(() => terminal.close());
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failed('Nothing was changed.');
}

async function restoreEpoch(options: Options): Promise<void> {
  await withStore(async ({ database, now }) => {
    if (!options.yes) await confirm(await otherConnections(database));
    const renewed = await renewEpoch(database, now());
    if (options.json) return sayJson(renewed);
    say(`The epoch is now ${renewed.after} (before: ${renewed.before}).
${renewed.learners} learners have pending work and are due at once. Start your processes.
Workflows of the old epoch wait in Temporal without effect. To end them, if no other database uses that epoch:
  temporal workflow terminate --reason restored --query "${workflowsOfEpoch(renewed.before)}"`);
  });
}

export function restoreEpochCommand(): Command {
  return new Command('restore-epoch')
    .description(
      'after a restore of the database: begin a new epoch, so that workflows and streams of before no longer count',
    )
    .option('--yes', 'do not ask for confirmation; required unless at a terminal')
    .option('--json', 'print one JSON document')
    .action(restoreEpoch);
}
