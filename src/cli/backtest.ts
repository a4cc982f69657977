import { existsSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { readCardFile, readConstantsFile, readPolicyFile, withCard } from './backtest/documents.ts';
import { htmlReport } from './backtest/report-html.ts';
import { textReport } from './backtest/report-text.ts';
import { cautions } from './backtest/words.ts';
import { Failed } from './failure.ts';
import { countOption } from './number-option.ts';
import { withReadStore } from './open-store.ts';
import { complain, progress, say, sayJson } from './say.ts';
import type { Store } from '../store/store.ts';

/** How verdicts name an accepted card: judge, version, and the owner with a number. */
const CARD_NAME = /^[^@]+@.+-.*\d+$/;

type Options = {
  policy?: string;
  card?: string;
  constants?: string;
  prefix: string;
  top: number;
  html?: string;
  json?: boolean;
};

const HELP = `
Every ledger is replayed from its first entry on: awards, verdicts as they came, and corrections. Nothing is written. What was
decided stays: the events, what guards that look at earlier events said where their rule is the same, rulings, and the judge's
readings. Without any option that changes something, it checks that the replay gives what is stored.

  touchstone backtest --policy new-policy.json --html backtest.html
  touchstone backtest --card judges/cards/offline@5.json
  touchstone backtest --card offline@5-2    # the second card that was accepted for it
  touchstone backtest --constants constants.json    # such as {"tierWidth": 0.6, "sourceSd": {"judge": 18}}`;

/** What is tried, in words. */
function triedOf({ policy, card, constants }: Options): string {
  const parts = [
    ...(policy === undefined ? [] : [`policy ${policy}`]),
    ...(card === undefined ? [] : [`card ${card}`]),
    ...(constants === undefined ? [] : [`constants ${constants}`]),
  ];
  return parts.length === 0 ? 'as it was' : parts.join(', ');
}

/** A card that was accepted, by the name that verdicts give it. */
async function acceptedCard(store: Store, name: string) {
  const found = (await store.judges.accepted(null)).find((card) => card.name === name);
  if (!found)
    throw new Failed(
      `There is neither a file nor an accepted card ${name}: \`touchstone judges\` lists cards.`,
    );
  return withCard(found);
}

async function backtest(options: Options): Promise<void> {
  // Files are read first: a wrong one is found at once.
  const policy = options.policy === undefined ? null : readPolicyFile(options.policy);
  const isStored = options.card !== undefined && CARD_NAME.test(options.card) && !existsSync(options.card);
  const file = options.card === undefined || isStored ? null : withCard(readCardFile(options.card));
  const constants = options.constants === undefined ? null : readConstantsFile(options.constants);
  const line = progress();
  const { found, card } = await withReadStore(async (store) => {
    const tried = isStored ? await acceptedCard(store, options.card as string) : file;
    const replayed = await store.operations.backtest({
      policy,
      constants,
      observationsOf: tried?.observationsOf ?? (({ observations }) => observations),
      occupations: (await store.roles.book()).occupations,
      prefix: options.prefix,
      top: options.top,
      progress: ({ learners, entries }) => line.update(`replayed ${learners} learners, ${entries} entries`),
    });
    return { found: replayed, card: tried };
  });
  line.done();
  const tried = triedOf(options);
  const notes = cautions(found, card?.applied ?? null);
  if (options.html !== undefined) {
    try {
      writeFileSync(options.html, htmlReport(found, { tried, notes }));
    } catch (error) {
      throw new Failed(`${options.html} cannot be written: ${(error as Error).message}`);
    }
  }
  if (options.json) return sayJson({ tried, ...found, card: card?.applied ?? null });
  for (const text of textReport(found)) say(text);
  for (const note of notes) complain(note);
}

/** `touchstone backtest`: what XP, tiers, levels and standings would be under something else. */
export function backtestCommand(): Command {
  return new Command('backtest')
    .description(
      'replay all ledgers under another policy, judge card or other constants: who would have what, without writing anything',
    )
    .option('--policy <file>', 'policy, as for PUT /v1/policy, for all awards')
    .option(
      '--card <card>',
      'judge card, for the readings of the judge and version that it names: a file, or the name of an accepted one',
    )
    .option('--constants <file>', 'some constants of the fold, over those of this release')
    .option('--prefix <prefix>', 'only learners whose ids begin with this', '')
    .option('--top <n>', 'number of learners to list who move most', countOption, 20)
    .option('--html <file>', 'write a report as one HTML page')
    .option('--json', 'print one JSON document')
    .addHelpText('after', HELP)
    .action(backtest);
}
