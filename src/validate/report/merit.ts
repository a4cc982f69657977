import type { Duel } from '../measure/level.ts';
import { axes, figure, legend, SIZE } from './frame.ts';
import { html, type Markup } from './html.ts';

export type Earned = { skill: number; xp: number; grinds: boolean };

/** XP at the end against true overall; grinders stand out. */
export function xpFigure(learners: readonly Earned[]): Markup {
  const most = Math.max(...learners.map(({ xp }) => xp));
  const drawn = axes(
    { values: [0, 100], title: 'true overall at the end' },
    { values: [0, most / 1000], title: 'XP, thousands' },
    (x, y) =>
      [...learners]
        .sort((a, b) => Number(a.grinds) - Number(b.grinds))
        .map(
          ({ skill, xp, grinds }) =>
            html`<circle
              class="dot${grinds ? ' other' : ''}"
              cx="${x(skill)}"
              cy="${y(xp / 1000)}"
              r="3.4"
            />`,
        ),
  );
  const names = legend(
    [
      ['ours', 'learners'],
      ['other', 'grinders'],
    ],
    60,
    28,
  );
  return figure('XP against skill', SIZE, [...drawn, ...names]);
}

const GAPS = [
  [5, 10],
  [10, 20],
  [20, 30],
  [30, 100],
] as const;

/** The share of duels with a grinder that the better learner wins, by how much better: by level, and by XP alone. */
export function duelsFigure(duels: readonly Duel[]): Markup {
  const bars = GAPS.map(([least, most]) => {
    const some = duels.filter(({ gap }) => gap >= least && gap < most);
    const share = (is: (duel: Duel) => boolean) =>
      some.length === 0 ? 0 : some.filter(is).length / some.length;
    return {
      name: most === 100 ? `${least} and more` : `${least} to ${most}`,
      level: share(({ won }) => won),
      xp: share(({ grinder, other }) => other.xp > grinder.xp),
    };
  });
  const drawn = axes(
    { values: [0, bars.length], title: 'points by which the learner is better', shown: () => '' },
    { values: [0, 1], title: 'duels won', shown: (value) => `${Math.round(100 * value)} %` },
    (x, y) =>
      bars.flatMap(({ name, level, xp }, index) => [
        html`<rect
          class="bar"
          x="${x(index + 0.18)}"
          y="${y(level)}"
          width="${x(0.3) - x(0)}"
          height="${y(0) - y(level)}"
        />`,
        html`<rect
          class="bar other"
          x="${x(index + 0.52)}"
          y="${y(xp)}"
          width="${x(0.3) - x(0)}"
          height="${y(0) - y(xp)}"
        />`,
        html`<text x="${x(index + 0.5)}" y="${y(0) + 17}" text-anchor="middle">${name}</text>`,
      ]),
  );
  const names = legend(
    [
      ['ours', 'by level'],
      ['other', 'by XP'],
    ],
    60,
    28,
  );
  return figure('Duels with grinders', SIZE, [...drawn, ...names]);
}
