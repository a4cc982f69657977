import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../../../test/support/database.ts';
import { figuresOf } from '../report/figures.ts';
import { reportPage } from '../report/page.ts';
import { methodsTable, worldsTable } from '../report/tables.ts';
import { rankOf } from '../measure/truth.ts';
import { measureCard } from '../stand-in/measure-card.ts';
import { JUDGES } from '../stand-in/profile.ts';
import { standInJudge } from '../stand-in/stand-in-judge.ts';
import { validate, type Validation } from '../validate.ts';
import { simulateLearner } from '../world/learner.ts';
import { BASE_WORLD } from '../world/world.ts';
import { shownByFold } from './fold-run.ts';
import { runPipeline } from './pipeline.ts';
import { quickVerdict } from './quick-verdict.ts';
import { scheduleOf } from './schedule.ts';

const databases: { url: string; drop(): Promise<void> }[] = [];
const freshUrl = async () => {
  databases.push(await createDatabase());
  return databases.at(-1)!.url;
};
afterAll(async () => {
  for (const { drop } of databases) await drop();
});

const profile = {
  ...JUDGES[0]!,
  name: 'rough',
  forgery: 0.2,
  outage: 0.1,
  late: 0.3,
  unscored: 0.1,
  card: true,
};
const of = { profile, world: { ...BASE_WORLD, grinding: { share: 0.5, turns: 2 } }, seed: 7 };

test('the product shows the fold of its verdicts, and the quick verdicts are those of the chain', async () => {
  // Fewer than twenty others, so that no cohort exists.
  const learners = Array.from({ length: 8 }, (_, index) =>
    simulateLearner(of.world, { seed: of.seed, index, touchpoints: 8 }),
  );
  const card = measureCard(of);
  const judge = standInJudge({ ...of, learners }, card);
  const lives = await runPipeline({ ...of, url: await freshUrl(), learners, judge });
  expect(lives).toHaveLength(learners.length);
  for (const { learner, verdicts, shown, asOf, intact } of lives) {
    expect(intact).toBe(true);
    const quick = learner.touchpoints.map(
      (_, number) => quickVerdict(of, card, learner, number).observations,
    );
    expect(quick).toEqual(verdicts);
    expect(shown).toEqual(shownByFold(learner, scheduleOf(learner, of), verdicts, asOf));
  }
  // What the schedule is for did happen.
  expect(lives.some(({ settlements }) => settlements > 0)).toBe(true);
  const fates = learners.flatMap((learner) => scheduleOf(learner, of));
  expect(fates.some(({ ordered }) => ordered) && fates.some(({ duplicated }) => duplicated)).toBe(true);
});

let run: Validation;
beforeAll(async () => {
  const options = { world: BASE_WORLD, profile: JUDGES[0]!, seed: 3, learners: 10, touchpoints: 12 };
  run = await validate({ ...options, url: await freshUrl() });
  // Some seconds of work, and minutes on a machine with ten other busy processes.
}, 240_000);

test('a small validation measures all that a large one does', () => {
  const value = Object.fromEntries(run.rows.map(({ name, value }) => [name, value]));
  expect(value).toMatchObject({ forged: 0, intact: 1, fold: 1 });
  expect(value.rmse).toBeLessThan(10);
  expect(Object.keys(value).filter((name) => name.startsWith('coverage-'))).toHaveLength(JUDGES.length);
  expect(Object.values(value).every((each) => typeof each === 'number')).toBe(true);
});

test('every promise is asked of the value that it is about', () => {
  const asked = run.rows.filter(({ least, most }) => least !== undefined || most !== undefined);
  expect(asked.map(({ name }) => name)).toEqual([
    'rmse',
    'reliability-3',
    'reliability-10',
    ...JUDGES.map(({ name }) => `coverage-${name}`),
    'tier-accuracy',
    'tier-changes',
    'jump',
    'over-tiered',
    'level',
    'forged',
    'intact',
    'fold',
    'firm',
    'choice-focused',
    'choice-random',
  ]);
});

test('no learner rises by the forged verdict at the end, and each was forged', () => {
  for (const { learner, verdicts, shown } of run.lives) {
    expect(verdicts).toHaveLength(run.touchpoints + 1);
    expect(verdicts.at(-1)!.every(({ source }) => source !== 'judge')).toBe(true);
    expect(rankOf(shown.at(-1)!.tier)).toBeLessThanOrEqual(rankOf(shown.at(-2)!.tier) + 1);
    expect(learner.touchpoints).toHaveLength(run.touchpoints + 1);
  }
});

test('the report is one page with every row, table and plot, and nothing from elsewhere', () => {
  const page = reportPage(run);
  for (const { title } of run.rows) expect(page).toContain(title);
  const names = [...methodsTable(run).lines, ...worldsTable(run).lines].map(({ name }) => name);
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(page).toContain(name);
  expect(page.match(/<svg/g)).toHaveLength(figuresOf(run).length);
  expect(page).not.toMatch(/<(script|link|img)|(src|href)=|url\(|NaN|undefined|Infinity/);
});
