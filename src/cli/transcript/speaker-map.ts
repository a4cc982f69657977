import { existsSync, readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { SPEAKERS, type Speaker } from '../../core/event.ts';
import { UsageError } from '../failure.ts';
import type { Spoken } from './spoken.ts';

/** What a name stands for; `text`: it is no name but the beginning of what was said, as in “Note: …”. */
type Meaning = Speaker | 'text';

/** Names, as `nameKey` writes them, with their speakers. */
export type SpeakerMap = ReadonlyMap<string, Meaning>;

/** The name in a map for lines whose speaker the file does not name. */
const UNNAMED = '*';
const MEANINGS: readonly string[] = [...SPEAKERS, 'text'];
// Names may contain commas (“Lovelace, Ada”), so a pair ends only after a speaker.
const PAIR = new RegExp(`([^=]+)=\\s*(${MEANINGS.join('|')})\\s*(?:,|$)`, 'guy');
const LISTED = 20;

/** Names that differ only in case, width, white space or invisible characters are one name. */
export function nameKey(name: string): string {
  const visible = name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return visible.replace(/\s+/gu, ' ').trim().toLowerCase();
}

function pairsOf(text: string): [string, unknown][] {
  const json = text.endsWith('.json') && existsSync(text) ? readFileSync(text, 'utf8') : text;
  if (json.trimStart().startsWith('{')) {
    try {
      return Object.entries(JSON.parse(json) as object);
    } catch {
      throw new InvalidArgumentError('is not valid JSON.');
    }
  }
  const pairs = [...text.matchAll(PAIR)];
  if (text === '' || pairs.reduce((length, [pair]) => length + pair.length, 0) !== text.length)
    throw new InvalidArgumentError(`must be NAME=SPEAKER, with a speaker of ${MEANINGS.join(', ')}.`);
  return pairs.map(([, name = '', meaning]) => [name, meaning]);
}

/** Parses one `--speaker-map` and adds it to those before it. */
export function speakerMapOption(text: string, before: SpeakerMap = new Map()): SpeakerMap {
  const map = new Map(before);
  for (const [name, meaning] of pairsOf(text)) {
    if (!MEANINGS.includes(meaning as string))
      throw new InvalidArgumentError(`“${name}” must be one of ${MEANINGS.join(', ')}.`);
    map.set(nameKey(name), meaning as Meaning);
  }
  return map;
}

function speakerOf({ names }: Spoken, map: SpeakerMap): Speaker | null {
  const keys = names.length === 0 ? [UNNAMED] : names.map(nameKey);
  const meaning = keys.map((key) => map.get(key)).find((found) => found !== undefined);
  return meaning === undefined || meaning === 'text' ? null : meaning;
}

function unknownNames(unknown: readonly Spoken[]): UsageError {
  const counts = new Map<string, number>();
  for (const { names } of unknown) counts.set(names[0] ?? '', (counts.get(names[0] ?? '') ?? 0) + 1);
  const listed = [...counts]
    .slice(0, LISTED)
    .map(([name, count]) => `${name === '' ? 'no name' : `“${name}”`} (${count})`);
  const more = counts.size > LISTED ? ` and ${counts.size - LISTED} more` : '';
  const [first = ''] = counts.keys();
  return new UsageError(
    `these speakers are not in the map (number of lines): ${listed.join(', ')}${more}. Map each with ` +
      `--speaker-map "${first === '' ? UNNAMED : first}=SPEAKER", where SPEAKER is ${SPEAKERS.join(', ')}, or text if it is no name; ` +
      `${UNNAMED} stands for lines without a name.`,
  );
}

/** Adds the speaker of each. Throws `UsageError` with all names that are not in the map. */
export function withSpeakers(spoken: readonly Spoken[], map: SpeakerMap): (Spoken & { speaker: Speaker })[] {
  const found = spoken.map((line) => ({ ...line, speaker: speakerOf(line, map) }));
  const unknown = found.filter(({ speaker }) => speaker === null);
  if (unknown.length > 0) throw unknownNames(unknown);
  return found as (Spoken & { speaker: Speaker })[];
}
