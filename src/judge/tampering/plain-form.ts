import { reveal } from './reveal.ts';

/** Accents and strokes laid over letters. Marks of other scripts spell words and stay. */
// oxlint-disable-next-line no-misleading-character-class
const OVERLAID = /[\u0300-\u036F\u0483-\u0489\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]/gu;
const QUOTES = /[\u2018\u2019\u02BC\u0060\u00B4]/gu;
const DASHES = /[\u2010-\u2015\u2212]/gu;

/** Signs by which a text is set bold, slanted or struck out, where they stand at a word and between no numbers. */
const EMPHASIS =
  /(?:\*{1,3}|~~)(?:(?<![\p{L}\p{N}*~][*~]{1,3})(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.][*~]{1,3})(?![\p{L}\p{N}*(]| ?\d))/gu;

/** Some letters unfold into whole phrases; a sentence of nothing else need not be read to its end. */
const LONGEST = 4000;

/** A text as topics are looked up in it: letters as they are seen, without accents, in lower case, white space folded. */
export function plainForm(text: string): string {
  return reveal(text)
    .slice(0, LONGEST)
    .normalize('NFKD')
    .replace(OVERLAID, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(EMPHASIS, '')
    .replace(QUOTES, "'")
    .replace(DASHES, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}
