// The fold's part of `touchstone validate` for several seeds, as lines of a table, without a database:
// node scripts/measure-seeds.ts 4001 4002
import { optimalPaths } from '../src/validate/baselines/optimal.ts';
import { pathOf, scorePaths } from '../src/validate/measure/path.ts';
import { reliabilityRows } from '../src/validate/measure/rows.ts';
import { foldThrough } from '../src/validate/run/fold-run.ts';
import type { Lived } from '../src/validate/run/lived.ts';
import { measureCard } from '../src/validate/stand-in/measure-card.ts';
import { JUDGES, type JudgeProfile } from '../src/validate/stand-in/profile.ts';
import { simulateLearner } from '../src/validate/world/learner.ts';
import { BASE_WORLD, type World } from '../src/validate/world/world.ts';

const LEARNERS = 200;
const TOUCHPOINTS = 60;
const JUMPING: World = { ...BASE_WORLD, jump: { ...BASE_WORLD.jump, share: 1 } };

function livesOf(profile: JudgeProfile, world: World, seed: number): Lived[] {
  const of = { profile, world, seed };
  const card = profile.card ? measureCard(of) : null;
  return Array.from({ length: LEARNERS }, (_, index) =>
    foldThrough(simulateLearner(world, { seed, index, touchpoints: TOUCHPOINTS }), of, card),
  );
}

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

console.log(`| ${HEAD.join(' | ')} |\n|${'---|'.repeat(HEAD.length)}`);
for (const seed of process.argv.slice(2)) console.log(lineOf(Number(seed)));
