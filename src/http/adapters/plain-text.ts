import { decodeHTML } from 'entities';
import { htmlTagNames } from 'html-tag-names';

const NAME = `(?:${htmlTagNames.join('|')})`;
/** Begins with an element and ends with one: a learner's own text that only mentions a tag does not. */
const HTML = new RegExp(
  `^\\s*<${NAME}(?:\\s[^<>]*)?>.*<(?:/${NAME}\\s*|(?:br|hr|img)(?:\\s[^<>]*)?/?)>\\s*$`,
  'is',
);
/** What no end closes goes to the end of the text, so that the search for an end is made once. */
const UNSEEN = /<(script|style|template)\b[^<>]*>(?:.*?<\/\1\s*>|.*)|<!--(?:.*?-->|.*)/gis;
const LINE_END =
  /<(?:br|hr)\b[^<>]*>|<\/(?:p|div|li|tr|h[1-6]|blockquote|pre|table|[uod]l|section|article)\s*>/gi;
const TAG = new RegExp(`</?${NAME}(?:\\s[^<>]*)?/?>`, 'gi');

/** The text in a piece of HTML, such as learning management systems send; other text as it is. */
export function plainText(text: string): string {
  if (!HTML.test(text)) return text;
  const lines = text.replace(UNSEEN, '').replace(/\s+/g, ' ').replace(LINE_END, '\n').replace(TAG, '');
  const trimmed = decodeHTML(lines)
    .split('\n')
    .map((line) => line.trim());
  return trimmed
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
