import { UsageError } from '../failure.ts';
import { CLOCK, clockMs } from './clock.ts';
import { namePrefix } from './name-prefix.ts';
import type { SpeakerMap } from './speaker-map.ts';
import type { Spoken } from './spoken.ts';

const TIME = new RegExp(
  `^\\s*(?:\\[(${CLOCK})\\]|\\((${CLOCK})\\)|(${CLOCK})(?=\\s|$))\\s*(?:[-–—]\\s+)?`,
  'u',
);
const HALF_DAY_MS = 12 * 3_600_000;

type Line = { atMs: number | null; name: string | null; text: string };

/**
 * Splits a line. A time much earlier than the one before it is after midnight. A time without brackets before other
 * words than a name is part of what was said.
 */
function lineOf(line: string, before: number | null, map: SpeakerMap): Line {
  const [time = '', square, round, bare] = TIME.exec(line) ?? [];
  let atMs = clockMs(square ?? round ?? bare ?? '');
  const rest = atMs === null ? line : line.slice(time.length);
  const named = namePrefix(rest, map);
  if (atMs === null || (bare !== undefined && named === null && rest.trim() !== ''))
    return { atMs: before, name: named?.name ?? null, text: named?.rest ?? line };
  while (before !== null && atMs < before - HALF_DAY_MS) atMs += 2 * HALF_DAY_MS;
  return { atMs, name: named?.name ?? null, text: named?.rest ?? rest };
}

/**
 * What is said in a log of lines “Name: text”, with or without a time before the name or on a line of its own. A line
 * without a name continues the one before it. Throws `UsageError` if the first line has no name.
 */
export function parsePlainLog(text: string, map: SpeakerMap): Spoken[] {
  const spoken: Spoken[] = [];
  let atMs: number | null = null;
  for (const [index, line] of text.split(/\r\n|\r|\n/u).entries()) {
    const read = lineOf(line, atMs, map);
    atMs = read.atMs;
    const last = spoken.at(-1);
    if (read.name !== null) spoken.push({ names: [read.name], text: read.text, startMs: atMs, endMs: atMs });
    else if (read.text.trim() === '') continue;
    else if (last) last.text += `\n${read.text.trim()}`;
    else throw new UsageError(`line ${index + 1} does not begin with “Name: ”.`);
  }
  return spoken;
}
