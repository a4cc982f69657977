import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { parseRubric } from '../core/program/parse-rubric.ts';
import type { Rubric } from '../core/rubric.ts';
import { SKILLS } from '../core/skill.ts';
import { judgeDossier, type Judged } from '../judge/chain.ts';
import { type Dossier, withRubric } from '../judge/dossier/build.ts';
import { JudgeConfigError } from '../judge/model/model-judge.ts';
import { ProviderFailure } from '../judge/model/failure.ts';
import { silentJudgeMonitor } from './silent-judge-monitor.ts';
import { judgeOf } from '../services/judge-of.ts';
import type { Store } from '../store/store.ts';
import { calibrationRef, type CalibrationRef } from './calibration-ref.ts';
import { Failed, UsageError } from './failure.ts';
import { withStore } from './open-store.ts';
import { say, sayJson } from './say.ts';

type Options = { on: CalibrationRef; judge?: string; json?: boolean };

async function readRubric(file: string): Promise<Rubric> {
  let document: unknown;
  try {
    document = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `${file}: ${error instanceof SyntaxError ? 'not valid JSON.' : 'the file cannot be read.'}`,
    );
  }
  const checked = parseRubric(document);
  if (checked.success) return checked.data;
  const lines = checked.errors.map(({ pointer, detail }) => `  ${pointer || '/'}: ${detail}`);
  throw new Failed(`${file} is not a valid rubric:\n${lines.join('\n')}`);
}

async function dossierOf(
  store: Pick<Store, 'calibrations' | 'learners' | 'steps'>,
  { learner, number }: CalibrationRef,
): Promise<Dossier> {
  const found = await store.learners.find(learner);
  if (!found) throw new Failed(`Unknown learner ${learner}.`);
  const [row] = number === 0 ? [] : await store.calibrations.read(found.no, { after: number - 1, limit: 1 });
  if (row?.number !== number) throw new Failed(`Learner ${learner} has no calibration ${number}.`);
  const dossier = await store.steps.read({ learner, completion: row.completion, step: 'dossier' });
  if (dossier === null)
    throw new Failed(
      `Calibration ${learner}/${number} has no stored dossier, or its texts were removed by the policy’s retention.`,
    );
  return dossier as Dossier;
}

function sayJudged({ verdict, score, grounded }: Judged, rubric: Rubric): void {
  const scores = 'scores' in score ? score.scores : {};
  for (const skill of SKILLS) {
    const given = scores[skill];
    if (rubric.skills[skill] === undefined || given === undefined) continue;
    if (given === 'no_evidence') {
      say(`${skill}: no evidence`);
      continue;
    }
    const { band, position, confidence } = given;
    const unfounded = grounded.ungrounded.includes(skill) ? ', none of its evidence was found' : '';
    say(
      `${skill}: band ${band} (${Math.round(position * 100)} % into it), confidence ${confidence}${unfounded}`,
    );
    say(`  ${rubric.skills[skill].bands[band - 1]}`);
    for (const quote of verdict.quotes.filter((one) => one.skill === skill))
      say(`  “${quote.text}” (event ${quote.seq})`);
    for (const event of verdict.events.filter((one) => one.skill === skill))
      say(`  ${event.what} (event ${event.seq})`);
    for (const { seq, why } of grounded.refused.filter((one) => one.skill === skill))
      say(`  rejected: evidence from event ${seq}, ${why}`);
  }
  for (const { skill, source, x } of verdict.observations.filter((one) => one.source !== 'judge')) {
    say(`${skill}: ${x.toFixed(0)} of 100 by ${source}`);
  }
  say(verdict.reason);
  if (verdict.flags.length > 0) say(`Flagged: ${verdict.flags.join(', ')}.`);
}

async function check(file: string, options: Options): Promise<void> {
  const rubric = await readRubric(file);
  const config = readConfig(process.env);
  const judged = await withStore(async (store) => {
    const dossier = withRubric(await dossierOf(store, options.on), {
      id: 'under-work',
      version: 0,
      body: rubric,
    });
    return judgeDossier(judgeOf(config, options.judge, silentJudgeMonitor(store)), dossier);
  }).catch((error: Error) => {
    if (error instanceof JudgeConfigError) throw new UsageError(error.message);
    if (error instanceof ProviderFailure) throw new Failed(`The judge is unavailable: ${error.code}.`);
    throw error;
  });
  const { verdict, score, grounded } = judged;
  if (options.json) sayJson({ verdict, score, refused: grounded.refused, ungrounded: grounded.ungrounded });
  else sayJudged(judged, rubric);
  if (verdict.unscored !== null)
    throw new Failed(`The judge’s answer could not be used: ${verdict.unscored}.`);
}

export function rubricCommand(): Command {
  const command = new Command('check')
    .description('judge a stored dossier with a draft rubric; nothing is stored')
    .argument('<file>', 'rubric as JSON')
    .requiredOption(
      '--on <calibration>',
      'calibration that has the dossier, as LEARNER/NUMBER',
      calibrationRef,
    )
    .option('--judge <spec>', 'judge, as in JUDGE_MODEL (default: the configured one)')
    .option('--json', 'print one JSON document')
    .action(check);
  return new Command('rubric').description('work on rubrics').addCommand(command.exitOverride());
}
