import { addressedWeight } from '../addressed.ts';
import { plainForm } from '../plain-form.ts';
import { decipherings } from './ciphers.ts';
import { codedParts } from './codings.ts';
import { commonShare } from './common-words.ts';
import { respellings } from './respellings.ts';
import { speaksRunTogether } from './run-together.ts';

const SURE = 3;
/** Who disguises words that are likely to speak to the grader has settled the doubt. */
const LIKELY = 2;
/** Above this share of common words a text is language as it stands, and no cipher. */
const LANGUAGE = 0.3;
const LEAST_LETTERS = 8;

/** Something that requests to a grader cannot do without: looked for before a reading is weighed. */
const TELLING =
  /ignor|disregard|forget|overrid|rubric|instruct|grad|scor|mark|rat(?:e|ing)|judg|evaluat|assess|exam|band|verdict|learner|student|highest|maxim|exception|perfect|independ|quality|prompt|system|full|credit|points|top |tier|outstanding|solved|alone|deserv|without help|bewert|pruf|not[ae]|punt|calif/u;

/** `as` the words stand, they have been weighed already. */
function speaks(reading: string, least: number, as?: string): boolean {
  const plain = plainForm(reading);
  return plain !== as && TELLING.test(plain) && addressedWeight(plain) >= least;
}

/** Stretches of a whole text that speak to the grader once decoded. Codes may hold line breaks and full stops. */
export function codedSpans(whole: string): { start: number; end: number }[] {
  return codedParts(whole).filter(({ says }) => speaks(says, LIKELY));
}

/** Whether a text is made of words as it stands. */
function readsAsLanguage(text: string): boolean {
  return commonShare(text) >= LANGUAGE;
}

/** Whether words that do not read as language speak to the grader once deciphered. */
export function isCiphered(text: string, plain: string): boolean {
  if ((text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < LEAST_LETTERS || readsAsLanguage(plain)) return false;
  return decipherings(text).some((reading) => speaks(reading, LIKELY));
}

/** Whether a sentence speaks to the grader once its spelling is undone. */
export function isRespelled(text: string, plain: string): boolean {
  return respellings(text).some((reading) => speaks(reading, SURE, plain)) || speaksRunTogether(text);
}
