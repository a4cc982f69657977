import { shownByFold } from '../run/fold-run.ts';
import type { Lived } from '../run/lived.ts';
import type { PipelineLife } from '../run/pipeline.ts';
import { scheduleOf } from '../run/schedule.ts';
import { aheadOfRandom, saved } from '../choice/saving.ts';
import { DECIDED_AFTER, type Scores } from '../choice/decide.ts';
import { FOCUSED, type Stages } from '../choice/stages.ts';
import type { StandIn } from '../stand-in/answer.ts';
import type { JudgeProfile } from '../stand-in/profile.ts';
import { FIRM_FROM, misTieredByMark } from './firm.ts';
import { promotedByBoughtJudge, promotedByForgery } from './forgery.ts';
import { grinderDuels, levelAgainstSkill } from './level.ts';
import { reliabilityAt, scorePaths, type Path } from './path.ts';
import type { Row } from './row.ts';

/** What is measured of a validation. */
export type Measured = {
  touchpoints: number;
  lives: readonly PipelineLife[];
  /** The pipeline's lives without the forged verdict at their end, and the same as paths. */
  honest: readonly Lived[];
  paths: readonly Path[];
  /** The same learners by the filter that knows every number of the world. */
  most: readonly Path[];
  others: readonly { profile: JudgeProfile; paths: readonly Path[] }[];
  /** The main judge's learners if every one of them jumps. */
  jumpers: readonly Path[];
  /** How accurate P(meets the role) is by the order of stages: each program in the world of the validation, then other worlds. */
  choices: readonly { world: string; stages: Stages; scores: Scores }[];
};

/** The touchpoint, from 0, after which so many verdicts had come; null if that was never. */
function afterVerdicts({ readings, shown }: Lived, count: number): number | null {
  const known = readings.map(({ knownAfter }) => knownAfter).toSorted((a, b) => a - b)[count - 1];
  return known === undefined || known >= shown.length ? null : known;
}

/** Whether what the product showed after each touchpoint equals the fold of its verdicts, to the last bit. */
function equalsFold({ learner, shown, verdicts, asOf }: PipelineLife, of: StandIn): boolean {
  const folded = shownByFold(learner, scheduleOf(learner, of), verdicts, asOf);
  return JSON.stringify(shown) === JSON.stringify(folded);
}

export function reliabilityRows({ honest, paths }: Pick<Measured, 'honest' | 'paths'>): Row[] {
  const after = (count: number) => {
    const numbers = new Map(honest.map((life, index) => [paths[index]!, afterVerdicts(life, count)]));
    return reliabilityAt(paths, (path) => numbers.get(path) ?? null);
  };
  const sent = (count: number) => reliabilityAt(paths, () => count - 1);
  const name = 'reliability of the snapshot';
  return [
    { name: 'reliability-3', title: `${name} after 3 judged touchpoints`, value: after(3), least: 0.75 },
    { name: 'reliability-10', title: `${name} after 10 judged touchpoints`, value: after(10), least: 0.9 },
    { name: 'reliability-3-sent', title: `${name} after 3, verdicts under way included`, value: sent(3) },
    { name: 'reliability-10-sent', title: `${name} after 10, verdicts under way included`, value: sent(10) },
  ];
}

const coverageRow = ({ name, title }: JudgeProfile, paths: readonly Path[]): Row => ({
  name: `coverage-${name}`,
  title: `95 % intervals that hold the truth, judge ${name}: ${title}`,
  value: scorePaths(paths).coverage,
  least: 0.93,
  most: 0.99,
});

function tierRows({ paths, most, others, jumpers }: Measured): Row[] {
  const { tierAccuracy, tierChanges } = scorePaths(paths);
  const biased = others.find(({ profile }) => profile.leniency > 0 && profile.card);
  return [
    {
      name: 'tier-accuracy',
      title: 'touchpoints shown in the true tier',
      value: tierAccuracy,
      least: 0.8,
      unit: 'share',
    },
    {
      name: 'tier-accuracy-most',
      title: 'the most that these verdicts allow, by a filter that knows every number of the world',
      value: scorePaths(most).tierAccuracy,
      unit: 'share',
    },
    {
      name: 'tier-changes',
      title: 'changes of tier per 100 touchpoints',
      value: tierChanges,
      most: 2,
      unit: 'per 100',
    },
    {
      name: 'jump',
      title: 'touchpoints until a jump of one tier shows, median of learners who all jump',
      value: scorePaths(jumpers).jumpDelay,
      most: 10,
      unit: 'touchpoints',
    },
    ...(biased === undefined
      ? []
      : [
          {
            name: 'over-tiered',
            title: `touchpoints shown above the true tier, judge ${biased.profile.name} with its card`,
            value: scorePaths(biased.paths).overTiered,
            most: 0.12,
            unit: 'share' as const,
          },
        ]),
  ];
}

function pipelineRows(of: StandIn, { lives }: Measured): Row[] {
  const share = (is: (life: PipelineLife) => boolean) => lives.filter(is).length / lives.length;
  const duels = grinderDuels(lives);
  return [
    {
      name: 'level',
      title: 'Spearman of level and true skill, grinders included',
      value: levelAgainstSkill(lives),
      least: 0.95,
    },
    {
      name: 'duels',
      title: 'duels with a grinder won by a learner who is 5 points better',
      value: duels.filter(({ won }) => won).length / duels.length,
      unit: 'share',
    },
    {
      name: 'forged',
      title: 'learners promoted by one forged verdict',
      value: promotedByForgery(lives, of),
      most: 0.01,
      unit: 'share',
    },
    {
      name: 'bought',
      title: 'promoted by one verdict of a judge that was bought and quotes real work',
      value: promotedByBoughtJudge(lives),
      unit: 'share',
    },
    {
      name: 'intact',
      title: 'learners whose hash chains and sums hold',
      value: share(({ intact }) => intact),
      least: 1,
      unit: 'share',
    },
    {
      name: 'fold',
      title: 'learners shown the fold of their verdicts to the last bit',
      value: share((life) => equalsFold(life, of)),
      least: 1,
      unit: 'share',
    },
  ];
}

function firmRows({ lives }: Measured): Row[] {
  const { restOnOne, others } = misTieredByMark(lives);
  const from = `from ${FIRM_FROM} verdicts on`;
  return [
    {
      name: 'firm',
      title: `wrong tiers ${from}: that rest on one verdict, against all others`,
      value: restOnOne / others,
      least: 3,
      unit: 'times',
    },
    {
      name: 'firm-one',
      title: `wrong tiers among those that rest on one verdict, ${from}`,
      value: restOnOne,
      unit: 'share',
    },
    { name: 'firm-others', title: `wrong tiers among all others, ${from}`, value: others, unit: 'share' },
  ];
}

/** Whether a choice per minute is also one per touchpoint. */
const isEven = ({ kinds }: Stages): boolean => new Set(kinds.map(({ minutes }) => minutes)).size === 1;

function savingRows({ stages, scores }: Measured['choices'][number]): Row[] {
  const { name, title } = stages;
  const of = `P(meets the role) as accurate as in program order, ${title}`;
  const row = (suffix: string, what: string, value: number): Row => ({
    name: `choice-${name}${suffix}`,
    title: `${what}, ${of}`,
    value,
    unit: 'share',
  });
  const touchpoints = row(
    '',
    'touchpoints saved by the most telling stage',
    saved(scores, 'value', 'touchpoints'),
  );
  return [
    name === FOCUSED.name ? { ...touchpoints, least: 0.3 } : touchpoints,
    row('-most', 'the most that a choice could save', saved(scores, 'everything', 'touchpoints')),
    ...(isEven(stages)
      ? []
      : [row('-minutes', 'par minutes saved by the most telling stage', saved(scores, 'value', 'minutes'))]),
  ];
}

function choiceRows({ choices }: Measured): Row[] {
  const ahead = choices
    .filter(({ stages }) => isEven(stages))
    .map(({ world, stages, scores }) => ({
      where: `${world}, ${stages.name}`,
      value: aheadOfRandom(scores),
    }));
  const [first] = ahead;
  if (first === undefined) return [];
  const worst = ahead.reduce((least, one) => (one.value < least.value ? one : least), first);
  return [
    ...choices.filter(({ scores }) => scores.program !== undefined).flatMap(savingRows),
    {
      name: 'choice-random',
      title: `the most telling stage against random order over ${DECIDED_AFTER} touchpoints, standard errors ahead where it is least (${worst.where})`,
      value: worst.value,
      least: 0,
      unit: 'points',
    },
  ];
}

/** Everything that a validation measures, and what it must reach. */
export function rowsOf(of: StandIn, measured: Measured): Row[] {
  const { paths, others, touchpoints } = measured;
  const { profile } = of;
  return [
    {
      name: 'rmse',
      title: `RMSE of overall, touchpoints 11 to ${touchpoints}, judge reliability ${profile.reliability}`,
      value: scorePaths(paths).rmse,
      most: 5,
      unit: 'points',
    },
    ...reliabilityRows(measured),
    coverageRow(profile, paths),
    ...others.map((other) => coverageRow(other.profile, other.paths)),
    ...tierRows(measured),
    ...pipelineRows(of, measured),
    ...firmRows(measured),
    ...choiceRows(measured),
  ];
}
