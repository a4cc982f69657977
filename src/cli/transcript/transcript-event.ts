import { createHash } from 'node:crypto';
import type { Speaker } from '../../core/event.ts';
import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import { UsageError } from '../failure.ts';
import { nameKey, withSpeakers, type SpeakerMap } from './speaker-map.ts';
import type { Spoken, Transcript } from './spoken.ts';

/** What the file does not say. `startedAt` is when the first line was said, in Unix ms. */
export type Session = {
  type: 'voice.session_ended' | 'presentation.completed';
  learner: string;
  touchpoint: string;
  stage?: string;
  program?: string;
  startedAt?: number;
};

type Line = { name: string; speaker: Speaker; text: string; startMs: number | null };

/** The largest event that the server accepts, in bytes. */
export const EVENT_BYTES = 1024 * 1024;
/** The judge reads only beginning and end of longer lines. In characters. */
const LINE_LENGTH = 10_000;
const LONGEST_MS = 30 * 24 * 3_600_000;
const NO_SPACE = new RegExp(`${UNSPACED_CHARACTER}[\\p{P}\\p{M}]*$`, 'u');

/** Cues are cut anywhere, so they are joined like words; messages and lines of a log stay lines. */
function joined(before: string, text: string, isCut: boolean): string {
  if (!isCut) return `${before}\n${text}`;
  return NO_SPACE.test(before.slice(-8)) ? before + text : `${before} ${text}`;
}

function linesOf({ spoken, format }: Transcript, map: SpeakerMap): Line[] {
  const isCut = format === 'WebVTT' || format === 'SRT';
  const lines: Line[] = [];
  for (const { names, speaker, text: said, startMs } of withSpeakers(spoken, map)) {
    const text = isCut ? said.replace(/\s+/gu, ' ').trim() : said.trim();
    const name = nameKey(names[0] ?? '');
    const last = lines.at(-1);
    if (last?.name === name && last.text.length + text.length < LINE_LENGTH)
      last.text = joined(last.text, text, isCut);
    else lines.push({ name, speaker, text, startMs });
  }
  return lines;
}

function spanOf(spoken: readonly Spoken[]): { firstMs: number; durationMs: number } {
  let [first, last] = [Infinity, -Infinity];
  for (const { startMs, endMs } of spoken) {
    first = Math.min(first, startMs ?? Infinity);
    last = Math.max(last, endMs ?? -Infinity);
  }
  return last === -Infinity ? { firstMs: 0, durationMs: 0 } : { firstMs: first, durationMs: last - first };
}

/**
 * The one event that a transcript becomes. Its id is a digest of who said what, the learner, the touchpoint and the
 * type: the same session in another format is a duplicate, and with other speakers a conflict. Throws `UsageError` if the
 * event would be too large or too long, or if a name is not in the map.
 */
export function transcriptEvent(transcript: Transcript, map: SpeakerMap, session: Session) {
  const { type, learner, touchpoint, stage, program } = session;
  const lines = linesOf(transcript, map);
  const { firstMs, durationMs } = spanOf(transcript.spoken);
  if (durationMs > LONGEST_MS)
    throw new UsageError('the session lasts longer than thirty days: split the file.');
  const startedAt = transcript.isDated ? firstMs : session.startedAt;
  const timeOf = (ms: number) => new Date((startedAt ?? 0) + ms - firstMs).toISOString();
  const said = lines.map(({ name, text }) => [name, text]);
  const digest = createHash('sha256').update(JSON.stringify([type, learner, touchpoint, said]));
  const event = {
    specversion: '1.0',
    id: `transcript-${digest.digest('hex')}`,
    source: 'touchstone/import/transcript',
    type,
    subject: learner,
    ...(startedAt === undefined ? {} : { time: timeOf(firstMs + durationMs) }),
    data: {
      touchpoint,
      ...(stage === undefined ? {} : { stage }),
      ...(program === undefined ? {} : { program }),
      durationMs,
      transcript: lines.map(({ speaker, text, startMs }) => ({
        speaker,
        text,
        ...(startedAt === undefined || startMs === null ? {} : { at: timeOf(startMs) }),
      })),
    },
  };
  const bytes = Buffer.byteLength(JSON.stringify(event));
  if (bytes > EVENT_BYTES)
    throw new UsageError(
      `the event would have ${(bytes / EVENT_BYTES).toFixed(1)} MiB, and one may have 1 MiB: split the file.`,
    );
  return event;
}
