import { htmlTagNames } from 'html-tag-names';
import { mentionedSpans } from './quoted-spans.ts';
import { isMentioned } from './mentioned.ts';
import { outside } from './spans.ts';
import type { Finding } from './threat.ts';

const TAG = /<\s?(\/?)\s?(\p{L}[\p{L}\p{N}_.:-]{0,60})(?:\s[^<>]{0,200})?\/?>/giu;
const GOES_ON = /\p{L}/u;
const HTML: ReadonlySet<string> = new Set(htmlTagNames);

type Tag = { name: string; closes: boolean; start: number; end: number };

function tagsIn(text: string): Tag[] {
  return [...text.matchAll(TAG)].map(({ 0: whole, 1: slash, 2: name = '', index }) => ({
    name: name.toLowerCase(),
    closes: slash === '/',
    start: index,
    end: index + whole.length,
  }));
}

/**
 * Closing tags that the text never opened, as if it were inside a prompt's tags and left them. Closing HTML tags,
 * the rest of a document whose beginning is missing, and mentioned tags are ordinary.
 */
export function unopenedTags(text: string): Finding[] {
  if (!text.includes('<')) return [];
  const tags = tagsIn(text);
  const firstOpened = tags.find(({ closes }) => !closes)?.start ?? text.length;
  const opened = new Set(tags.filter(({ closes }) => !closes).map(({ name }) => name));
  const unopened = tags.filter(({ name, closes, start, end }) => {
    if (!closes || opened.has(name) || HTML.has(name) || start > firstOpened) return false;
    if (isMentioned(text, start)) return false;
    return GOES_ON.test(text.slice(end, end + 200));
  });
  return outside(unopened, mentionedSpans(text)).map(({ start, end }) => ({
    kind: 'unopened_tag',
    start,
    end,
    removes: true,
  }));
}
