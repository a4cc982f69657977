import type { LearnerChange } from '../../core/backtest/learner-change.ts';
import type { Backtest } from '../../core/backtest/summary.ts';

const signed = (value: number) =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toLocaleString('en')}`;
export const whole = (value: number) => value.toLocaleString('en');

/** A change as text: one value if nothing changed. */
export function arrow(before: string | number | null, after: string | number | null): string {
  const text = (value: string | number | null) =>
    value === null ? '–' : typeof value === 'number' ? whole(value) : value;
  return before === after ? text(before) : `${text(before)} → ${text(after)}`;
}

export const xpChange = ({ before, after }: { before: number; after: number }) => signed(after - before);

/** Why a learner moves, in a few words. */
export function why({ causes, type, skill }: LearnerChange): string {
  const parts = [
    ...(skill ? [`${skill.skill} ${skill.before.toFixed(1)} → ${skill.after.toFixed(1)}`] : []),
    ...(causes.multipliers === 0 ? [] : [`multipliers ${signed(causes.multipliers)} XP`]),
    ...(causes.bases === 0 ? [] : [`bases ${signed(causes.bases)} XP`]),
    ...(causes.guards === 0 ? [] : [`guards ${signed(causes.guards)} XP`]),
    ...(type ? [`most by ${type.type} (${signed(type.xp)})`] : []),
  ];
  return parts.join('; ');
}

/** What a reader has to know to trust the numbers. */
export function cautions(
  { assumed, unjudged, uncalled, unlike }: Backtest,
  card: { to: number; of: number } | null,
): string[] {
  const says = (count: number, text: string) => (count === 0 ? [] : [`${whole(count)} ${text}`]);
  return [
    ...(card ? [`The card applies to ${whole(card.to)} of ${whole(card.of)} readings by judges.`] : []),
    ...says(assumed, 'awards: a guard that looks at earlier events was taken to be as it was.'),
    ...says(unjudged, 'completions by this policy were never judged, so they move nothing here.'),
    ...says(uncalled, 'verdicts are left out, since their event completes nothing by this policy.'),
    ...says(
      unlike.learners,
      `learners replay differently from what is stored even as it was: ${unlike.first.slice(0, 5).join(', ')}.`,
    ),
  ];
}
