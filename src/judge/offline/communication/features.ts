import { longSentences } from './sentence-length.ts';
import { takesUp } from './takes-up.ts';
import type { Unit } from './units.ts';
import { lettersPerWord } from './word-length.ts';

/** A feature: its points at full share, and the share that adds nothing. The sign is fixed, and a fit keeps it. */
type Feature = {
  shareOf(sentences: readonly Unit[]): number | null;
  points: number;
  usual: number;
  did: string;
  next: string;
};

const FEATURES = {
  longSentences: {
    shareOf: longSentences,
    points: -8,
    usual: 0.3,
    did: 'kept most sentences short enough to follow',
    next: 'break long sentences up',
  },
  lettersPerWord: {
    shareOf: lettersPerWord,
    points: 5,
    usual: 0.5,
    did: 'used the terms of the subject',
    next: 'use the terms of the subject where they say it shorter',
  },
  takesUp: {
    shareOf: takesUp,
    points: 4,
    usual: 0.3,
    did: 'let each sentence take up the one before',
    next: 'let each sentence take up something from the one before',
  },
} as const satisfies Record<string, Feature>;

export type FeatureName = keyof typeof FEATURES;
export const FEATURE_NAMES = Object.keys(FEATURES) as FeatureName[];

/** What a strong or weak feature says: clauses for "you …" and "it would help to …". */
export function saysOf(name: FeatureName): { did: string; next: string } {
  return FEATURES[name];
}

/** The points of each feature before weights; 0 if it does not apply. */
export function pointsOf(sentences: readonly Unit[]): Record<FeatureName, number> {
  const seen = FEATURE_NAMES.map((name) => {
    const { shareOf, points, usual } = FEATURES[name];
    const share = shareOf(sentences);
    return [name, share === null ? 0 : points * (share - usual)];
  });
  return Object.fromEntries(seen) as Record<FeatureName, number>;
}
