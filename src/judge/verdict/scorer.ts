import { loadCard } from './card.ts';
import type { Judge } from '../judge.ts';
import type { ScoreStep } from '../answer.ts';

/** The judge whose numbers a verdict shows, and the card that corrects them. */
export type Scorer = Pick<Judge, 'name' | 'version' | 'card'> & {
  /** Why this judge scored instead of the configured one. */
  because?: string | undefined;
  /** Whether it drifts, so that its verdicts count less. */
  drifts?: true;
};

/** Adds the judge to link A's answer: another one may be configured by the time it is committed. */
export function scoredBy({ name, version }: Judge, step: ScoreStep): ScoreStep {
  return { judge: { name, version }, ...step };
}

/** The judge of a stored answer. Answers of earlier releases do not name it and count as the configured judge's. */
export function scorerOf({ judge }: ScoreStep, configured: Judge): Scorer {
  if (judge === undefined) return configured;
  const { name, version, because } = judge;
  if (name === configured.name && version === configured.version) return configured;
  return { name, version, card: loadCard(name, version), because };
}
