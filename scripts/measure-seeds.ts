// Parts of `touchstone validate` that need no database, for several seeds, as lines of a table:
// node scripts/measure-seeds.ts 4001 4002             the measurement, through the fold
// node scripts/measure-seeds.ts --choices 4001 4002   what a choice of the next stage saves
import { optimalPaths } from '../src/validate/baselines/optimal.ts';
import { DECIDED_AFTER, ORDERS, scoresBy } from '../src/validate/choice/decide.ts';
import { saved } from '../src/validate/choice/saving.ts';
import { FOCUSED, PAIRS } from '../src/validate/choice/stages.ts';
import { pathOf, scorePaths } from '../src/validate/measure/path.ts';
import { reliabilityRows } from '../src/validate/measure/rows.ts';
import { foldAll } from '../src/validate/run/fold-run.ts';
import type { Lived } from '../src/validate/run/lived.ts';
import { JUDGES, type JudgeProfile } from '../src/validate/stand-in/profile.ts';
import { simulateLearners } from '../src/validate/world/learner.ts';
import { loadShippedRoles } from '../src/store/roles/load-shipped-roles.ts';
import { BASE_WORLD, type World } from '../src/validate/world/world.ts';

const LEARNERS = 200;
const TOUCHPOINTS = 60;
const JUMPING: World = { ...BASE_WORLD, jump: { ...BASE_WORLD.jump, share: 1 } };

const livesOf = (profile: JudgeProfile, world: World, seed: number): Lived[] =>
  foldAll(simulateLearners(world, { seed, count: LEARNERS, touchpoints: TOUCHPOINTS }), {
    profile,
    world,
    seed,
  });

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function lineOf(seed: number): string {
  const [plain] = JUDGES as [JudgeProfile];
  const lives = livesOf(plain, BASE_WORLD, seed);
  const paths = lives.map(pathOf);
  const scores = JUDGES.map((judge) => ({
    judge,
    ...scorePaths(judge === plain ? paths : livesOf(judge, BASE_WORLD, seed).map(pathOf)),
  }));
  const { rmse, tierAccuracy, tierChanges } = scores[0]!;
  const [three, ten] = reliabilityRows({ honest: lives, paths }).map(({ value }) => value.toFixed(3));
  const coverages = scores.map(({ coverage }) => coverage);
  const biased = scores.find(({ judge }) => judge.name === 'biased')!;
  const most = scorePaths(
    lives.map((life) => optimalPaths(life, { profile: plain, world: BASE_WORLD, seed }).best),
  );
  const cells = [
    seed,
    rmse.toFixed(2),
    `${three}, ${ten}`,
    `${Math.min(...coverages).toFixed(3)} to ${Math.max(...coverages).toFixed(3)}`,
    percent(tierAccuracy),
    percent(most.tierAccuracy),
    tierChanges.toFixed(2),
    scorePaths(livesOf(plain, JUMPING, seed).map(pathOf)).jumpDelay,
    percent(biased.overTiered),
  ];
  return `| ${cells.join(' | ')} |`;
}

const HEAD = [
  'seed',
  'RMSE (≤ 5.0)',
  'reliability after 3 and 10 (≥ .75, ≥ .90)',
  'coverage, all nine judges (.93 to .99)',
  'true tier (≥ 80 %)',
  'the most possible',
  'changes per 100 (≤ 2.0)',
  'jump shows after (≤ 10)',
  'above the true tier, biased judge (≤ 12 %)',
];

/** What the most telling stage saves, and the most that a choice could, for each kind of program. */
async function choicesOf(seed: number): Promise<string> {
  const [profile] = JUDGES as [JudgeProfile];
  const { occupations } = await loadShippedRoles();
  const learners = simulateLearners(BASE_WORLD, { seed, count: LEARNERS, touchpoints: DECIDED_AFTER });
  const cells = [FOCUSED, PAIRS].flatMap((stages) => {
    const scores = scoresBy(
      ORDERS,
      learners,
      { profile, world: BASE_WORLD, seed },
      { stages, card: null, occupations },
    );
    return (['value', 'everything'] as const).map((order) => percent(saved(scores, order, 'touchpoints')));
  });
  return `| ${[seed, ...cells].join(' | ')} |`;
}

const CHOICE_HEAD = ['seed', ...[FOCUSED, PAIRS].flatMap(({ title }) => [title, 'the most possible'])];

const [first, ...others] = process.argv.slice(2);
const isChoice = first === '--choices';
const head = isChoice ? CHOICE_HEAD : HEAD;
console.log(`| ${head.join(' | ')} |\n|${'---|'.repeat(head.length)}`);
for (const seed of (isChoice ? others : process.argv.slice(2)).map(Number))
  console.log(isChoice ? await choicesOf(seed) : lineOf(seed));
