import { UsageError } from '../failure.ts';
import { CLOCK, clockMs } from './clock.ts';

/** A cue of WebVTT or SRT: its text as in the file, and its times in ms. */
export type Cue = { startMs: number; endMs: number; lines: string[] };

/** A line of times, right or wrong. Any other arrow is part of a note, or of what was said. */
const MEANT = /^\s*\d+:.*-->|-->\s*\d+:\d/u;
// What follows the times are settings, or in SRT coordinates.
const TIMES = new RegExp(`^\\s*(${CLOCK})\\s*-->\\s*(${CLOCK})(?:\\s.*)?$`, 'u');

function timesOf(line: string, number: number): { startMs: number; endMs: number } {
  const [, start = '', end = ''] = TIMES.exec(line) ?? [];
  const [startMs, endMs] = [clockMs(start), clockMs(end)];
  if (start === '' || startMs === null || endMs === null)
    throw new UsageError(`line ${number}: expected two times such as 00:00:01.000 --> 00:00:04.000.`);
  return { startMs, endMs: Math.max(startMs, endMs) };
}

/**
 * The cues of a file by start; those that start together keep their order. In WebVTT the text of a cue ends at an empty
 * line, so that notes, styles and regions are never text; in SRT it ends before the number of the next cue.
 */
export function cuesOf(text: string, format: 'webvtt' | 'srt'): Cue[] {
  const lines = text.split(/\r\n|\r|\n/u);
  const starts = lines.flatMap((line, index) => (MEANT.test(line) ? [index] : []));
  const cues = starts.map((start, index) => {
    const next = starts[index + 1] ?? lines.length;
    let own = lines.slice(start + 1, next);
    const empty = own.findIndex((line) => line.trim() === '');
    if (format === 'webvtt' && empty !== -1) own = own.slice(0, empty);
    if (format === 'srt' && next < lines.length && /^\s*\d+\s*$/u.test(own.at(-1) ?? '')) own.pop();
    return { ...timesOf(lines[start] ?? '', start + 1), lines: own };
  });
  return cues.toSorted((a, b) => a.startMs - b.startMs);
}
