import { loadCard } from './card.ts';
import type { Judge } from '../judge.ts';
import type { ScoreStep } from '../answer.ts';

/** Whose numbers a verdict shows, and the card that corrects them. */
export type Scorer = Pick<Judge, 'name' | 'version' | 'card'> & {
  /** Why it scored and not the configured judge. */
  because?: string | undefined;
};

/** Link A's answer with whose it is: by the time it is committed another judge may be configured. */
export function scoredBy({ name, version }: Judge, step: ScoreStep): ScoreStep {
  return { judge: { name, version }, ...step };
}

/** Who gave a stored answer. One that an earlier release stored does not say, and counts as the configured judge's. */
export function scorerOf({ judge }: ScoreStep, configured: Judge): Scorer {
  if (judge === undefined) return configured;
  const { name, version, because } = judge;
  if (name === configured.name && version === configured.version) return configured;
  return { name, version, card: loadCard(name, version), because };
}
