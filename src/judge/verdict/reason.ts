import type { Observation } from '../../core/observation.ts';
import { cardVersion } from './card.ts';
import type { Scorer } from './scorer.ts';

const LIMIT = 600;
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;

/** What a verdict says about its judge: which card corrected which skills, or that it is uncalibrated. */
export function statusOf(judge: Scorer, read: readonly Observation[]): string {
  const corrected = read.filter(({ card }) => card !== null).map(({ skill }) => skill);
  const measured = read.length === 0 ? judge.card !== null : corrected.length > 0;
  const because = judge.because === undefined ? '' : `; ${judge.because}`;
  if (!measured) return `${judge.name}, uncalibrated${because}`;
  const skills = corrected.length === read.length ? '' : ` for ${corrected.join(' and ')}`;
  const card = cardVersion({ version: judge.version, revision: judge.card?.revision ?? null });
  return `${judge.name}, card ${card}${skills}${because}`;
}

/** The reason shown to the learner: plain text of bounded length, followed by the judge's status. */
export function shownReason(reason: string, judge: Scorer, read: readonly Observation[]): string {
  const text = reason.replace(CONTROLS, ' ').trim();
  const short = text.length <= LIMIT ? text : `${text.slice(0, LIMIT).trim()}…`;
  return `${short.toWellFormed()} (${statusOf(judge, read)})`;
}

/** The reason if link B's answer could not be used. */
export const UNCHECKED_REASON =
  'Your work was scored, but the second reading that explains the score could not be used. A person will look at it.';

const WHY_UNSCORED: Readonly<Record<string, string>> = {
  too_long: 'This work is too long for the model that judges, even when it is cut',
  refused_request: 'The service that judges rejected the request about this work',
  no_answer: 'The service that judges did not answer about this work, though it answers about others',
  refused: 'The model that judges refused to read this work',
};

/** The reason shown if there is no score, by its code. */
export function unscoredReason(code: string): string {
  const why = WHY_UNSCORED[code] ?? 'This work could not be read by the judge';
  return `${why}, so no skill moved. A person can look at it, and it can be scored again.`;
}
