import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import { calibrateJudge } from '../judge/measure/calibrate-judge.ts';
import { scoredWorkOf, type ScoredWork } from '../judge/measure/scored-work.ts';
import { calibrationReport } from './calibration-report.ts';
import { UsageError } from './failure.ts';
import { namedJudge } from './named-judge.ts';
import { countOption, weightOption } from './number-option.ts';
import { readJson } from './read-json.ts';
import { withStore } from './open-store.ts';
import { readReviews } from './read-reviews.ts';
import { saveCalibration } from './save-calibration.ts';

type Options = {
  set?: string;
  from?: 'reviews';
  judge: string;
  baseUrl?: string;
  out?: string;
  write: boolean;
  fit?: boolean;
  limit?: number;
  pull?: number;
  json?: boolean;
};

/** Shipped cards and weights. */
const JUDGES = fileURLToPath(new URL('../../judges/', import.meta.url));

/** The scored work, and the name of the set as shown on cards. */
async function workOf({ set, from }: Options): Promise<{ works: ScoredWork[]; name: string }> {
  if ((set === undefined) === (from === undefined)) throw new UsageError('Give either --set or --from.');
  if (set === undefined) return { works: await withStore(readReviews), name: 'reviews' };
  return { works: scoredWorkOf(readJson(set)), name: basename(set) };
}

/** Fitted weights go to the data folder unless --out is given, so that shipped files stay unchanged. */
function folderOf({ out }: Options, fits: boolean): string {
  if (out !== undefined) return out;
  return fits ? join(readConfig({ TOUCHSTONE_DATA: process.env.TOUCHSTONE_DATA }).dataDir, 'judge') : JUDGES;
}

async function calibrate(options: Options): Promise<void> {
  const { judge: spec, baseUrl, from, limit, pull, json = false, write } = options;
  const judge = namedJudge(spec, baseUrl);
  const { works: all, name: set } = await workOf(options);
  const works = limit === undefined ? all : all.slice(0, limit);
  const fits = options.fit ?? (from === 'reviews' && judge.fit !== undefined);
  const visible = process.stderr.isTTY && !json;
  const onRead = (done: number, total: number) => {
    if (visible) process.stderr.write(`\r${done} of ${total} dossiers`);
  };
  const measured = await calibrateJudge(judge, works, {
    fits,
    set,
    pull,
    onRead,
  });
  if (visible) process.stderr.write('\r\u001B[K');
  for (const one of measured) {
    process.stdout.write(
      json
        ? `${JSON.stringify({ judge: judge.name, version: judge.version, ...one })}\n`
        : calibrationReport(`${judge.name} ${judge.version}`, set, one),
    );
  }
  if (!write) return;
  for (const { warning } of measured) if (warning !== null) process.stderr.write(`Warning: ${warning}\n`);
  const out = folderOf(options, fits || from !== undefined);
  const isShipped = resolve(out) === resolve(JUDGES);
  const saved = saveCalibration(judge, measured, { out, set, fits, isShipped });
  if (json) return;
  process.stdout.write(`card written to ${saved.card}\n`);
  if (saved.weights === null) return;
  process.stdout.write(`weights written to ${saved.weights}\n`);
  if (isShipped) return;
  process.stdout.write(`Set this variable to use them: JUDGE_WEIGHTS=${resolve(saved.weights)}\n`);
}

const FORM = `
The form of --set; scores are 0 to 100, of any skills. Whole groups are held out. Optional: kind (of text) and
raters, the scores of two or more people, which measure how far people agree with each other:
  {"items": [{"id": "1", "group": "task or person", "kind": "note", "text": "…",
              "human": {"quality": 60}, "raters": {"quality": [55, 65]}}]}`;

/** `touchstone calibrate`: runs a judge on human-scored work and writes its card. */
export function calibrateCommand(): Command {
  return new Command('calibrate')
    .description('measure a judge against human scores and write its judge card')
    .option('--set <file>', 'human-scored items (form below), answers or dialogues')
    .addOption(
      new Option('--from <source>', 'use the reviews of this installation instead of a set').choices([
        'reviews',
      ]),
    )
    .option('--judge <name>', 'offline, or a model as in JUDGE_MODEL', process.env.JUDGE_MODEL ?? 'offline')
    .option('--base-url <url>', 'server of a compatible:… model', process.env.JUDGE_BASE_URL)
    .option(
      '--out <folder>',
      'folder for cards/ and weights/ (default: judges, or judge in TOUCHSTONE_DATA for fitted weights)',
    )
    .option('--limit <n>', 'use only the first n dossiers', countOption)
    .option(
      '--fit',
      "fit the judge's weights to the data; implied by --from reviews if the judge has weights",
    )
    .option(
      '--pull <n>',
      'number of dossiers the previous weights count as in a fit (default: 60)',
      weightOption,
    )
    .option('--no-write', 'measure without writing files')
    .option('--json', 'print one line of JSON per skill')
    .addHelpText('after', FORM)
    .action(calibrate);
}
