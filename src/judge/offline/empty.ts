import { sumSimple } from 'simple-statistics';
import type { Dossier } from '../dossier/build.ts';
import { textsOf } from '../dossier/turn.ts';
import type { OwnSentence } from '../evidence/own-words.ts';
import { contentStems, languageOf, wordsOf } from './words.ts';

/** Sentences have function words; this many words without any are a list. Terse bullet points have fewer. */
const LEAST_WORDS = 20;
const BARE_SHARE = 0.85;
/** Words and list separators only: a figure, a sum or a colon connects words, so it is more than a list. */
const WORDS_ONLY = /^[\p{L}\p{M}\s,;.•*–-]+$/u;

/** Single words between commas: "It is about a, b, c, …". */
function loneItems(text: string): number {
  return text.split(',').filter((item) => /^\s*[\p{L}\p{M}-]+\s*$/u.test(item)).length;
}

/**
 * Sentences that only list words, and so name every expected term without saying anything about it. Counted per turn,
 * because a line break ends a sentence. Of an unknown language, whose function words are too, only words between commas
 * count.
 */
function wordListsIn(own: readonly OwnSentence[]): ReadonlySet<OwnSentence> {
  const isKnown = languageOf(own.flatMap(({ text }) => wordsOf(text))) !== null;
  const turns = [...Map.groupBy(own, ({ turn }) => turn).values()];
  const wordLists = turns.flatMap((sentences) => {
    const bare = sentences.flatMap((sentence) => {
      const items = loneItems(sentence.text);
      if (items >= LEAST_WORDS) return [{ sentence, words: items }];
      const stems = contentStems(sentence.text);
      const isBare =
        isKnown &&
        WORDS_ONLY.test(sentence.text) &&
        stems.length >= BARE_SHARE * wordsOf(sentence.text).length;
      return isBare ? [{ sentence, words: stems.length }] : [];
    });
    const isList = sumSimple(bare.map(({ words }) => words)) >= LEAST_WORDS;
    return isList ? bare.map(({ sentence }) => sentence) : [];
  });
  return new Set(wordLists);
}

const COPIED_SHARE = 0.85;
/** This many stems in the same order are rarely chance; a shorter point is copied as a whole. */
const PHRASE = 4;

/** One string, to search for runs of stems. */
function asPhrase(stems: readonly string[]): string {
  return ` ${stems.join(' ')} `;
}

/** Whether most of a sentence is runs from these phrases; the same words in another order may be an answer. */
function isCopied(stems: readonly string[], phrases: readonly string[]): boolean {
  const length = Math.min(PHRASE, Math.max(2, stems.length));
  const copied = new Set<number>();
  for (let start = 0; start + length <= stems.length; start += 1) {
    const phrase = asPhrase(stems.slice(start, start + length));
    if (!phrases.some((text) => (length < PHRASE ? text === phrase : text.includes(phrase)))) continue;
    for (let at = start; at < start + length; at += 1) copied.add(at);
  }
  return copied.size > 0 && copied.size >= COPIED_SHARE * stems.length;
}

/** Whether a sentence is a list of words, or a copy of the rubric or the question (learners never see the reference). */
export function emptyIn(
  dossier: Dossier,
  own: readonly OwnSentence[],
): (sentence: OwnSentence, stems: readonly string[]) => boolean {
  const { title, points, skills } = dossier.rubric.body;
  const asked = textsOf([...dossier.context, ...dossier.turns], 'system');
  const bands = Object.values(skills).flatMap((skill) => skill.bands);
  const phrases = [title, ...points, ...bands, ...asked].map((text) => asPhrase(contentStems(text)));
  const wordLists = wordListsIn(own);
  return (sentence, stems) => wordLists.has(sentence) || isCopied(stems, phrases);
}
