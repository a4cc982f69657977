import { nameKey, type SpeakerMap } from './speaker-map.ts';

// A full-width colon needs no space after it. Before the name, captions may have a dash or “>>”.
const PREFIX = /^\s*(?:(?:>>+|[-–—])\s*)?([^:：\n]{1,80})(?::(?=\s|$)|：)\s*/u;
const NO_NAME = /[!?;…"“”«»<>{}[\]=|/\\。！？；，、]/u;
const WORDS = 6;

/**
 * The speaker in a line “Name: text”. What the map contains decides; a name that is not in it has at most six words, a
 * letter, and no punctuation that names do not have. Such a name is better refused later than read as another's words.
 */
export function namePrefix(line: string, map: SpeakerMap): { name: string; rest: string } | null {
  const match = PREFIX.exec(line);
  if (match === null) return null;
  const name = (match[1] ?? '').trim();
  const meaning = map.get(nameKey(name));
  const isName =
    meaning === undefined
      ? /\p{L}/u.test(name) && !NO_NAME.test(name) && name.split(/\s+/u).length <= WORDS
      : meaning !== 'text';
  return isName ? { name, rest: line.slice(match[0].length) } : null;
}
