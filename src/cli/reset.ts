import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import type { Config } from '../config.ts';
import { TEST_PREFIX } from '../core/test-learner.ts';
import { createPool, type Database } from '../store/database.ts';
import { installationEpoch } from '../store/installation-epoch.ts';
import { learnersWithPrefix } from '../store/reset/learners-with-prefix.ts';
import { resetLearner } from '../store/reset/reset-learner.ts';
import { Failed, UsageError } from './failure.ts';
import { withDatabaseUrl } from './open-store.ts';
import { progress, say, sayJson } from './say.ts';
import { workflowEnder } from './workflow-ender.ts';

type Options = { yes?: boolean; json?: boolean };

/** A prefix that matches only test learners: `test:` or longer. */
function requireTestPrefix(prefix: string): void {
  if (prefix.startsWith(TEST_PREFIX) && /^[A-Za-z0-9._:-]{1,128}$/.test(prefix)) return;
  throw new UsageError(
    `${prefix} cannot be reset: only test learners, with ids that start with ${TEST_PREFIX}, can. Erase others with DELETE /v1/learners/{id}.`,
  );
}

async function resetAll(owner: Database, config: Config, learners: readonly string[]): Promise<number> {
  const line = progress();
  const workflows = await workflowEnder(config, () => installationEpoch(owner));
  let reset = 0;
  try {
    for (const learner of learners) {
      const completions = await resetLearner(owner, learner);
      if (!completions) continue;
      await workflows.end(learner, completions);
      reset += 1;
      line.update(`reset ${reset} of ${learners.length} learners`);
    }
  } finally {
    line.done();
    await workflows.close();
  }
  return reset;
}

/** Asks for confirmation only at a terminal: the prefix already excludes real learners. */
async function confirmed(prefix: string, learners: number): Promise<boolean> {
  if (!process.stdin.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const question = `${learners} learner ids start with ${prefix}. Delete all their data, including ledgers? (y/N) `;
  const answer = await terminal.question(question).finally(() => terminal.close());
  return /^y(es)?$/i.test(answer.trim());
}

async function reset(prefix: string, options: Options): Promise<void> {
  requireTestPrefix(prefix);
  await withDatabaseUrl(async (url, config) => {
    const owner = createPool(url, { size: 1, owner: true });
    try {
      const learners = await learnersWithPrefix(owner, prefix);
      if (!options.yes && !(await confirmed(prefix, learners.length)))
        throw new Failed('Nothing was deleted.');
      const count = await resetAll(owner, config, learners);
      if (options.json) sayJson({ prefix, learners: count });
      else say(`${count} learners were reset.`);
    } finally {
      await owner.end();
    }
  });
}

export function resetCommand(): Command {
  return new Command('reset')
    .description(
      'delete test learners, including their ledgers; the database URL must be that of the table owner',
    )
    .argument('<prefix>', `id prefix: ${TEST_PREFIX} or longer`)
    .option('--yes', 'do not ask for confirmation (asked only at a terminal)')
    .option('--json', 'print one JSON document')
    .action(reset);
}
