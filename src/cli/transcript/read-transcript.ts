import { UsageError } from '../failure.ts';
import { parsePlainLog } from './plain-log.ts';
import { isSlack, parseSlack } from './slack.ts';
import type { SpeakerMap } from './speaker-map.ts';
import type { Spoken, Transcript } from './spoken.ts';
import { parseSrt } from './srt.ts';
import { parseWebVtt } from './webvtt.ts';

const NONE = 'this is none of WebVTT, SRT, Slack export JSON and a log of lines “Name: text”';
const SRT = /^(?:\d+[^\S\n]*\n\s*)?[\d:.,]+[^\S\n]*-->/u;

/** The text of a file in UTF-8, or in UTF-16 with a byte order mark. Throws `UsageError` for anything else. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const mark = first === undefined || second === undefined ? 0 : first * 256 + second;
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Said below.
  }
  throw new UsageError('this is not text in UTF-8.');
}

function documentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function parse(text: string, map: SpeakerMap): Transcript {
  if (/^WEBVTT(?:\s|$)/u.test(text))
    return { format: 'WebVTT', spoken: parseWebVtt(text, map), isDated: false };
  if (SRT.test(text.trimStart())) return { format: 'SRT', spoken: parseSrt(text, map), isDated: false };
  const document = documentOf(text);
  if (isSlack(document)) return { format: 'Slack', spoken: parseSlack(document), isDated: true };
  if (document !== null || /^\s*[[{]\s*["{}\]]/u.test(text)) throw new UsageError(`${NONE}.`);
  try {
    return { format: 'log', spoken: parsePlainLog(text, map), isDated: false };
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`${NONE}: ${error.message}`) : error;
  }
}

const isSaid = ({ text }: Spoken) => text.trim() !== '';

/** Reads a transcript in whichever format it has; the content decides, not the name. Throws `UsageError` if in none. */
export function readTranscript(text: string, map: SpeakerMap): Transcript {
  const transcript = parse(text, map);
  const spoken = transcript.spoken.filter(isSaid);
  if (spoken.length === 0) throw new UsageError('nothing is said in this file.');
  return { ...transcript, spoken };
}
