import { decodeHTMLStrict } from 'entities';
import { cuesOf } from './cues.ts';
import type { SpeakerMap } from './speaker-map.ts';
import type { Spoken } from './spoken.ts';
import { spokenInCues } from './spoken-in-cues.ts';

/** The markup that players know: italics and the like, fonts, and positions such as `{\an8}`. */
const MARKUP = /<\/?(?:[bius]|font(?:\s[^<>]*)?)>|\{\\[^{}]*\}/giu;

/** What is said in an SRT file, whose lines may begin with “Name: ”. */
export function parseSrt(text: string, map: SpeakerMap): Spoken[] {
  const plain = (line: string) => decodeHTMLStrict(line.replace(MARKUP, ''));
  const cues = cuesOf(text, 'srt').map((cue) => ({ ...cue, lines: cue.lines.map(plain) }));
  return spokenInCues(cues, map);
}
