import { grinderDuels, skillAtEnd } from '../measure/level.ts';
import { scorePaths } from '../measure/path.ts';
import type { Validation } from '../validate.ts';
import { coverageByTouchpoint, coverageFigure } from './coverage.ts';
import type { Markup } from './html.ts';
import { followedMean, followedTruth, jumpFigure } from './jump.ts';
import { duelsFigure, xpFigure } from './merit.ts';
import { pathsFigure } from './paths.ts';
import { confusionOf, tiersFigure } from './tiers.ts';

type Figure = { name: string; title: string; caption: string; drawing: Markup };

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

function coverageOf({ profile, paths, others }: Validation): Figure {
  const main = { name: profile.name, values: coverageByTouchpoint(paths) };
  const rest = others.map((other) => ({
    name: other.profile.name,
    values: coverageByTouchpoint(other.paths),
  }));
  const lowest = Math.min(...main.values);
  return {
    name: 'coverage',
    title: 'Do the intervals hold the truth?',
    caption: `With judge ${profile.name} the 95 % interval holds it in ${percent(scorePaths(paths).coverage)} of all touchpoints and at worst in ${percent(lowest)} (five touchpoints in a row). Shaded: what is wanted.`,
    drawing: coverageFigure(main, rest),
  };
}

function tiersOf({ paths }: Validation): Figure {
  const counts = confusionOf(paths);
  const sum = (is: (of: number, shown: number) => boolean) =>
    counts
      .flatMap((row, of) => row.filter((_, shown) => is(of, shown)))
      .reduce((all, value) => all + value, 0);
  const all = sum(() => true);
  const far = sum((of, shown) => Math.abs(of - shown) > 1);
  return {
    name: 'tiers',
    title: 'Which tier is shown?',
    caption: `Of the touchpoints from the eleventh on, ${percent(sum((of, shown) => of === shown) / all)} are shown in the true tier, ${percent(sum((of, shown) => shown > of) / all)} above it and ${((100 * far) / all).toFixed(1)} % more than one tier away.`,
    drawing: tiersFigure(counts),
  };
}

function jumpOf({ jumpers, compared, world }: Validation): Figure {
  const { points } = world.jump;
  const ours = followedMean(jumpers, points);
  const half = ours.findIndex((value, index) => index >= 5 && value >= 0.5) - 4;
  const delay = scorePaths(jumpers).jumpDelay;
  const of = (name: string, kind: string) => {
    const found = compared.find((one) => one.name === name)!;
    return { kind, name: `${found.title}, ${found.settings}`, values: followedMean(found.jumpers, points) };
  };
  return {
    name: 'jump',
    title: 'How fast does a jump show?',
    caption: `The read has followed half of a jump of ${points} points after ${half} touchpoints; ${
      Number.isFinite(delay)
        ? `the tier differs after a median of ${delay}`
        : 'for most the tier never differs'
    }.`,
    drawing: jumpFigure([
      { kind: 'truth', name: 'truth', values: followedTruth(jumpers, points) },
      { kind: 'ours', name: 'Touchstone', values: ours },
      of('moving', 'other'),
      of('ttt', 'third'),
    ]),
  };
}

function meritOf({ lives }: Validation): Figure[] {
  const duels = grinderDuels(lives);
  const won = duels.filter((duel) => duel.won).length / duels.length;
  const byXp = duels.filter(({ grinder, other }) => other.xp > grinder.xp).length / duels.length;
  const earned = lives.map((life) => ({ skill: skillAtEnd(life), xp: life.xp, grinds: life.learner.grinds }));
  return [
    {
      name: 'xp',
      title: 'What does XP follow?',
      caption:
        'XP rises with skill, because the tier multiplies it. Grinders send many more turns and stand a little higher than others of their skill.',
      drawing: xpFigure(earned),
    },
    {
      name: 'duels',
      title: 'Does grinding pay?',
      caption: `Of ${duels.length} duels between a grinder and a learner who is at least 5 points better, the better one has the higher level in ${percent(won)} and more XP in ${percent(byXp)}. Equal levels count as lost.`,
      drawing: duelsFigure(duels),
    },
  ];
}

/** The plots of a validation, each with a caption that says what was found. */
export function figuresOf(run: Validation): Figure[] {
  const { rmse } = scorePaths(run.paths);
  return [
    {
      name: 'paths',
      title: 'What is shown, and what is true',
      caption: `Dashed: the truth. Line and band: the read and its 95 % interval. From the eleventh touchpoint on the read is ${rmse.toFixed(1)} points off (root mean square).`,
      drawing: pathsFigure(run.paths),
    },
    coverageOf(run),
    tiersOf(run),
    jumpOf(run),
    ...meritOf(run),
  ];
}
