import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Command, Option } from 'commander';
import { cardFileName, CARDS, loadCard, type CardFile } from '../judge/verdict/card.ts';
import { calibrateJudge, type Calibration } from '../judge/measure/calibrate-judge.ts';
import { dialoguesOf } from '../judge/measure/dialogue.ts';
import { taskMark, WEIGHTS_FOLDER, type WeightsFile } from '../judge/offline/weights.ts';
import { namedJudge } from './named-judge.ts';

type Options = {
  set: string;
  judge: string;
  baseUrl?: string;
  out: string;
  write: boolean;
  fit?: boolean;
  limit?: string;
  json?: boolean;
};

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function shown({ value, interval }: { value: number; interval: [number, number] }): string {
  return `${value.toFixed(3)} (95 % ${interval[0].toFixed(2)} to ${interval[1].toFixed(2)})`;
}

function describe(
  judge: string,
  set: string,
  { skill, fit, trained, heldOut, everything, retest, halo, cost, tokens }: Calibration,
): string {
  const { byFifth } = heldOut;
  const price =
    cost === null
      ? `not known, ${Math.round(tokens)} tokens`
      : `$${cost.toFixed(4)}, ${Math.round(tokens)} tokens`;
  return [
    `${judge} on ${set}: ${skill}`,
    `  card      offset ${fit.offset.toFixed(2)}, slope ${fit.slope.toFixed(3)}, sd ${fit.sigma.toFixed(2)} from ${trained} dossiers`,
    ...(byFifth === undefined ? [] : ['  read      each fifth by weights fitted on the other four']),
    `  held out  ${heldOut.dossiers} dossiers in ${heldOut.groups} groups, ${heldOut.unread} not read`,
    `            Spearman ${shown(heldOut.spearman)} of ${heldOut.attainable.toFixed(3)} attainable; with length held equal ${heldOut.lengthEqual.toFixed(3)}`,
    ...(byFifth === undefined
      ? []
      : [`            by fifth ${byFifth.map(({ spearman }) => spearman.toFixed(3)).join(', ')}`]),
    `            quadratic-weighted kappa ${shown(heldOut.kappa)}`,
    `  all       Spearman ${everything.spearman.toFixed(3)} over ${everything.dossiers} dossiers`,
    `  retest    ${retest.toFixed(2)} points; halo ${halo === null ? 'not known' : halo.toFixed(2)}; cost per verdict ${price}`,
    '',
  ].join('\n');
}

/** Adds one skill's numbers to the judge's card, keeping those that other sets measured. */
function cardWith(
  card: CardFile | null,
  judge: { name: string; version: string },
  set: string,
  measured: Calibration,
): CardFile {
  const { skill, fit, trained, heldOut, retest, halo, cost, tokens } = measured;
  const measure = (given: Calibration['heldOut']['kappa']) => ({
    value: rounded(given.value),
    interval: [rounded(given.interval[0]), rounded(given.interval[1])] as [number, number],
  });
  const { spearman, byFifth, attainable, kappa, lengthEqual, ...counts } = heldOut;
  const held = {
    ...counts,
    spearman: measure(spearman),
    ...(byFifth && {
      byFifth: byFifth.map((fifth) => ({ ...fifth, spearman: rounded(fifth.spearman) })),
    }),
    attainable: rounded(attainable),
    kappa: measure(kappa),
    lengthEqual: rounded(lengthEqual),
  };
  const part = {
    offset: rounded(fit.offset),
    slope: rounded(fit.slope),
    sigma: rounded(fit.sigma),
    trained,
    set,
    heldOut: held,
    retest: rounded(retest),
    halo: halo === null ? null : rounded(halo),
    cost,
    tokens: Math.round(tokens),
  };
  return { judge: judge.name, version: judge.version, skills: { ...card?.skills, [skill]: part } };
}

function saveWeights(
  judge: { name: string; version: string },
  set: string,
  dialogues: readonly { task: string }[],
  { skill, weights }: Calibration,
): void {
  if (weights === null) return;
  const file: WeightsFile = {
    judge: judge.name,
    version: judge.version,
    skill,
    set,
    dossiers: dialogues.length,
    weights: Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, rounded(value)])),
    tasks: [...new Set(dialogues.map(({ task }) => taskMark(task)))].sort(),
  };
  mkdirSync(WEIGHTS_FOLDER, { recursive: true });
  const path = join(WEIGHTS_FOLDER, cardFileName(judge.name, judge.version));
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`);
}

async function calibrate({
  set,
  judge: name,
  baseUrl,
  out,
  write,
  fit = false,
  limit,
  json = false,
}: Options): Promise<void> {
  const judge = namedJudge(name, baseUrl);
  const all = dialoguesOf(JSON.parse(readFileSync(set, 'utf8'))).filter(({ human }) => human !== null);
  const dialogues = limit === undefined ? all : all.slice(0, Number(limit));
  const visible = process.stderr.isTTY && !json;
  const onRead = (done: number, total: number) => {
    if (visible) process.stderr.write(`\r${done} of ${total} dossiers`);
  };
  const measured = await calibrateJudge(judge, dialogues, { fits: fit, onRead });
  if (visible) process.stderr.write('\r\u001B[K');
  process.stdout.write(
    json
      ? `${JSON.stringify({ judge: judge.name, version: judge.version, ...measured })}\n`
      : describe(`${judge.name} ${judge.version}`, basename(set), measured),
  );
  if (!write) return;
  if (fit) saveWeights(judge, basename(set), dialogues, measured);
  mkdirSync(out, { recursive: true });
  const file = join(out, cardFileName(judge.name, judge.version));
  const card = cardWith(loadCard(judge.name, judge.version, out), judge, basename(set), measured);
  writeFileSync(file, `${JSON.stringify(card, null, 2)}\n`);
  if (!json) process.stdout.write(`  card      written to ${file}\n`);
}

/** `touchstone calibrate`: runs a judge over dossiers that people scored and writes its card. */
export function calibrateCommand(): Command {
  return new Command('calibrate')
    .description('measure a judge against people and write its judge card')
    .requiredOption('--set <file>', 'human-scored answers or dialogues')
    .option('--judge <name>', 'offline, or a model as in JUDGE_MODEL', process.env.JUDGE_MODEL ?? 'offline')
    .option('--base-url <url>', 'server of a compatible:… model', process.env.JUDGE_BASE_URL)
    .addOption(new Option('--out <folder>', 'where cards lie').default(CARDS, 'judges/cards'))
    .option('--limit <n>', 'only the first n dossiers')
    .option('--fit', "fit the judge's weights to the set and write them to judges/weights")
    .option('--no-write', 'measure only')
    .option('--json', 'one line of JSON')
    .action(calibrate);
}
