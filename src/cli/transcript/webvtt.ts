import { decodeHTMLStrict } from 'entities';
import { cuesOf, type Cue } from './cues.ts';
import type { SpeakerMap } from './speaker-map.ts';
import type { Spoken } from './spoken.ts';
import { spokenInCues } from './spoken-in-cues.ts';

// The tags of the specification and times within a cue. Any other < is text: speech may contain “a < b”.
const TAG =
  /<(?:\/(?:[cibuv]|ruby|rt|lang)|(?:[cibu]|ruby|rt|lang|(?<voice>v))(?:\.[^\s.<>]*)*(?:\s(?<name>[^<>]*))?|[\d:.]+)>/gu;

/** The parts of a cue by voice tag. `</v>` may be missing: a voice ends where the next begins. */
function voicesOf({ startMs, endMs, lines }: Cue): Spoken[] {
  const payload = lines.join('\n');
  const parts: Spoken[] = [];
  let names: string[] = [];
  let from = 0;
  let text = '';
  const end = () => {
    // Dashes and spaces between two voices are said by neither.
    if (names.length > 0 || /[\p{L}\p{N}]/u.test(text))
      parts.push({ names, text: decodeHTMLStrict(text), startMs, endMs });
    text = '';
  };
  for (const { 0: tag, index, groups } of payload.matchAll(TAG)) {
    text += payload.slice(from, index);
    from = index + tag.length;
    if (groups?.voice === undefined && tag !== '</v>') continue;
    end();
    const name = decodeHTMLStrict(groups?.name ?? '')
      .replace(/\s+/gu, ' ')
      .trim();
    names = name === '' ? [] : [name];
  }
  text += payload.slice(from);
  end();
  return parts;
}

/**
 * What is said in a WebVTT file. If a cue has a voice tag, voice tags name the speakers; otherwise “Name: ” at the
 * beginning of a line does.
 */
export function parseWebVtt(text: string, map: SpeakerMap): Spoken[] {
  const cues = cuesOf(text, 'webvtt');
  const hasVoices = cues.some(({ lines }) => lines.some((line) => /<v[\s.>]/u.test(line)));
  if (hasVoices) return cues.flatMap(voicesOf);
  const plain = (line: string) => decodeHTMLStrict(line.replace(TAG, ''));
  return spokenInCues(
    cues.map((cue) => ({ ...cue, lines: cue.lines.map(plain) })),
    map,
  );
}
