import { useQuery } from '@tanstack/react-query';
import { useName } from '../api/names.ts';
import { sessionQuery } from '../app/session.ts';
import { defineTexts, useTexts } from '../i18n/texts.ts';

const texts = defineTexts(
  { candidate: (mark: string) => `Candidate ${mark}` },
  { candidate: (mark: string) => `Kandidat ${mark}` },
);

/** Whether the reader sees people without their names. */
export function useIsBlind(): boolean {
  return useQuery(sessionQuery).data?.person.kind === 'hiring';
}

/** The name of a learner; for a hiring viewer a mark that stays the same and says nothing about the person. */
export function useShownName(learner: string): string {
  const t = useTexts(texts);
  const blind = useIsBlind();
  const name = useName(learner, !blind);
  return blind ? t.candidate(markOf(learner)) : name;
}

/** Four letters or digits from an id (FNV-1a), without those that look alike. */
function markOf(id: string): string {
  const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193);
  return [0, 5, 10, 15].map((shift) => LETTERS[(hash >>> shift) & 31]).join('');
}
