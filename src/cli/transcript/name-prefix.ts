import { nameKey, type SpeakerMap } from './speaker-map.ts';

// Before the name, captions may have a dash or “>>”.
const PREFIX = /^\s*(?:(?:>>+|[-–—])\s*)?([^:：\n]{1,80})(?:(?<tight>:(?=\S))|[:：])\s*/u;
const NO_NAME = /[!?;…"“”«»<>{}[\]=|/\\。！？；，、]/u;
const WORDS = 6;

const mayBeName = (text: string) =>
  /\p{L}/u.test(text) && !NO_NAME.test(text) && text.split(/\s+/u).length <= WORDS;

/**
 * The speaker in a line “Name: text”. What the map contains decides. A name that is not in it has at most six words, a
 * letter, no punctuation that names do not have, and a space after its colon unless that is full-width: it is better
 * refused later than read as another's words.
 */
export function namePrefix(line: string, map: SpeakerMap): { name: string; rest: string } | null {
  const match = PREFIX.exec(line);
  if (match === null) return null;
  const name = (match[1] ?? '').trim();
  const meaning = map.get(nameKey(name));
  const isName =
    meaning === undefined ? match.groups?.tight === undefined && mayBeName(name) : meaning !== 'text';
  return isName ? { name, rest: line.slice(match[0].length) } : null;
}
