import type { EventData } from '../../core/event.ts';
import type { Policy } from '../../core/policy.ts';
import { normalise, totalWords } from '../../core/text.ts';
import { keyed } from '../canonical.ts';
import type { IncomingEvent } from './incoming-event.ts';

type File = NonNullable<EventData['files']>[number];

const bySha256 = ({ sha256 }: File) => `sha256 ${sha256.toLowerCase()}`;

/**
 * A file by its text, so that a second export of the same text is the same file; without text by its digest. The text is
 * compared as it is: in code, a bracket or an indent makes a difference.
 */
function byText(file: File): string {
  const text = (file.text ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim();
  return text === '' ? bySha256(file) : `text ${text}`;
}

/**
 * What a submitted work contains, as digests in hex: its words and its files without their names, once by the files'
 * digests and once by their text, each within its stage and within its artefact. Two works with a digest in common are
 * the same work. Null when the event contains neither words nor files.
 */
export function contentKeys(
  salt: Buffer,
  type: string,
  program: string | null,
  data: EventData,
): string[] | null {
  const { stage, artefact, files = [] } = data;
  const words = normalise(data.text ?? '');
  if (words === '' && files.length === 0) return null;
  const places = [
    ['stage', stage],
    ['artefact', artefact],
  ].filter(([, id]) => id !== undefined);
  const contents = [bySha256, byText].map((identify) => [...new Set(files.map(identify))].toSorted());
  const keys = places.flatMap((place) =>
    contents.map((content) => keyed(salt, ['content', type, program, place, words, content]).toString('hex')),
  );
  return [...new Set(keys)];
}

/**
 * The work that a completion itself contains, as one digest: the learner's words, spoken lines and files. Null when these
 * are fewer words than count as said before.
 */
export function ownWork(
  salt: Buffer,
  policy: Policy,
  program: string | null,
  { type, speaker, data }: IncomingEvent,
): string[] | null {
  const lines = data.transcript?.filter((line) => line.speaker === 'learner') ?? [];
  const said = [speaker === 'learner' ? (data.text ?? '') : '', ...lines.map(({ text }) => text)];
  const files = speaker === 'learner' ? (data.files ?? []).map(byText) : [];
  if (files.length === 0 && totalWords(said) < policy.repeatWords) return null;
  return [keyed(salt, ['own work', type, program, said.map(normalise), files]).toString('hex')];
}
