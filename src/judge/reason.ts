import type { Judge } from './judge.ts';

const LIMIT = 600;
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;

/** What a verdict says about itself: the card it was corrected by, or that nobody has measured this judge yet. */
export function statusOf(judge: Pick<Judge, 'name' | 'version' | 'card'>): string {
  const card = judge.card === null ? 'uncalibrated' : `card ${judge.card.version}`;
  return `${judge.name}, ${card}`;
}

/** The reason as the learner reads it: plain text of bounded length, signed with what the judge is. */
export function shownReason(reason: string, judge: Judge): string {
  const text = reason
    .slice(0, 4 * LIMIT)
    .toWellFormed()
    .replace(CONTROLS, ' ')
    .trim();
  const short = text.length <= LIMIT ? text : `${text.slice(0, LIMIT).toWellFormed().trim()}…`;
  return `${short} (${statusOf(judge)})`;
}

export function unscoredReason(): string {
  return 'This work could not be read by the judge, so no skill moved. A person can look at it, and it can be scored again.';
}
