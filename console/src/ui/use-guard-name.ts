import { defineTexts, useTexts } from '../i18n/texts.ts';

const texts = defineTexts(
  {
    not_learner: 'said by someone else',
    empty: 'no words of its own',
    once: 'paid before',
    repeat: 'said before',
    rate: 'too many in a short time',
    voided: 'taken back',
  },
  {
    not_learner: 'nicht selbst gesagt',
    empty: 'ohne eigene Worte',
    once: 'schon vergütet',
    repeat: 'schon gesagt',
    rate: 'zu viele in kurzer Zeit',
    voided: 'zurückgenommen',
  },
);

/** Names guards, the reasons why an award pays nothing, for the reader. */
export function useGuardName(): (guard: string) => string {
  const names: Record<string, string> = useTexts(texts);
  return (guard) => names[guard] ?? guard;
}
