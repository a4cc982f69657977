import type { Material, Said } from './material.ts';

/** What sound work shows whatever its subject: figures, reasons, checks, limits, results. Each in both languages. */
const KINDS: readonly { kind: string; pattern: RegExp }[] = [
  { kind: 'figures', pattern: /\p{N}/u },
  {
    kind: 'reasons',
    pattern:
      /\b(?:because|since|due to|therefore|which means|so that|driven by|caused by|weil|deshalb|daher|wegen|dadurch)\b/iu,
  },
  {
    kind: 'checks',
    pattern:
      /\b(?:check(?:ed|ing)?|verif(?:y|ied)|confirm(?:ed)?|compar(?:e|ed|ing)|cross-?check(?:ed)?|test(?:ed)?|reconcil(?:e|ed)|validat(?:e|ed)|match(?:es|ed)?|re-?ran|geprüft|verglichen|bestätigt|getestet)\b/iu,
  },
  {
    kind: 'limits',
    pattern:
      /\b(?:however|assum(?:e|es|ed|ing|ption)|unless|except|limit(?:ed|ation)?s?|uncertain|not (?:yet )?(?:known|covered|certain|sure)|unclear|risk|caveat|only if|jedoch|annahme|unsicher|außer)\b/iu,
  },
  {
    kind: 'results',
    pattern:
      /\b(?:result|found|finding|show(?:s|ed|n)?|conclu(?:de|ded|sion)|recommend(?:ed|ation)?|propos(?:e|ed|al)|decision|answer|impact|ergebnis|zeigt|empfehle)\b/iu,
  },
];

/** What somebody says they did not do. */
const LEFT_UNDONE =
  /\b(?:i|we) (?:did not|didn['’]t|have not|haven['’]t|never|do not|don['’]t|could not|couldn['’]t)\b|\bich habe? (?:\p{L}+ )?(?:nicht|kein\p{L}*)\b/iu;

export type Substance = { share: number; kinds: string[]; missing: string[]; best: Said[] };

/** Sentences of each kind needed to show it fully; more add nothing, so length alone cannot. */
const ENOUGH = 2;
const LEAST_STEMS = 4;

/** How much of what sound work shows is here, each kind full from two sentences that say something. */
export function substanceOf({ said }: Material): Substance {
  const telling = said.filter((sentence) => sentence.stems.length >= LEAST_STEMS);
  const found = KINDS.map(({ kind, pattern }) => ({
    kind,
    // "I did not check it" shows no check; only a limit is told by what is not so.
    hits: telling.filter(({ text }) => pattern.test(text) && (kind === 'limits' || !LEFT_UNDONE.test(text))),
  }));
  const share =
    found.reduce((sum, { hits }) => sum + Math.min(ENOUGH, hits.length) / ENOUGH, 0) / KINDS.length;
  return {
    share,
    kinds: found.filter(({ hits }) => hits.length > 0).map(({ kind }) => kind),
    missing: found.filter(({ hits }) => hits.length === 0).map(({ kind }) => kind),
    best: [...new Set(found.flatMap(({ hits }) => hits.slice(0, 1)))],
  };
}
