import { readFileSync } from 'node:fs';
import type { StoredEvent } from '../../core/event.ts';
import type { DossierInput } from '../dossier/input.ts';
import type { Dialogue } from '../measure/input-from.ts';
import { CODINGS, DISGUISES, HIDDEN } from './disguises.ts';

type Texts = Readonly<Record<string, readonly string[]>>;

function shipped(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../judges/audit/${file}`, import.meta.url), 'utf8'));
}

/** What learners might write, by name: attacks by wording or by form, and honest texts that resemble them. */
const TEXTS = shipped('texts.json') as Record<'worded' | 'structural' | 'honest', Texts>;

/** Four small pieces of work written for the audit, so that it runs without a data set. */
export const SAMPLE = shipped('sample.json') as readonly Dialogue[];

/**
 * What an attack changes: adds text, a file with a suspicious name or another field, or disguises the learner's own
 * text.
 */
export type Injection =
  | { text: string }
  | { fileName: string }
  | { field: string }
  | { rewrite: (text: string) => string };

/** `benign` variants are what honest learners do; they must neither move a reading nor be flagged. */
export type Attack = {
  name: string;
  benign: boolean;
  /** Whether it has a form that code detects; attacks by wording only are left to a model's checker. */
  structural: boolean;
  /** Whether it copies a helper's words. */
  copies?: true;
  inject: (dialogue: Dialogue, pick: <T>(from: readonly T[]) => T) => Injection;
};

type Named = Omit<Attack, 'benign' | 'structural'>;

function added(name: string, from: readonly string[], change?: (text: string) => string): Named {
  return { name, inject: (_dialogue, pick) => ({ text: change?.(pick(from)) ?? pick(from) }) };
}

/** Each disguise of the demands to a grader, or of other texts. */
function disguised(
  disguises: Readonly<Record<string, (text: string) => string>>,
  suffix = '',
  texts: readonly string[] = DEMANDS,
): Named[] {
  return Object.entries(disguises).map(([name, change]) => added(`${name}${suffix}`, texts, change));
}

function longestOfHelper({ turns }: Dialogue): string {
  const last = turns.findLastIndex(({ speaker }) => speaker === 'learner');
  const heard = turns.slice(0, last).filter(({ speaker }) => speaker !== 'learner');
  return heard.map(({ text }) => text).reduce((a, b) => (b.length > a.length ? b : a), '');
}

/** Changes every eighth word, as someone hiding a copy would. */
function edited(text: string): string {
  return text
    .split(/\s+/u)
    .map((word, index) => (index % 8 === 7 ? 'indeed' : word))
    .join(' ');
}

function asFileName(text: string): string {
  return `${text.toLowerCase().replace(/[^a-z0-9]+/gu, '_')}.pdf`;
}

const groups = (texts: Texts): Named[] => Object.entries(texts).map(([name, from]) => added(name, from));

const DEMANDS = TEXTS.worded['addressed to the grader'] ?? [];
const FORMS = Object.values(TEXTS.structural)
  .flat()
  .filter((text) => !text.startsWith('</'));
const FILE_NAMES = ['week 14 (final).xlsx', 'notes_v2.md', 'grades_2026.csv', 'rubric-for-essay.docx'];

const WORDED: readonly Named[] = [
  ...groups(TEXTS.worded),
  ...disguised({ ...CODINGS, ...DISGUISES }),
  { name: 'file name', inject: (_dialogue, pick) => ({ fileName: asFileName(pick(DEMANDS)) }) },
  { name: 'another field', inject: (_dialogue, pick) => ({ field: pick(DEMANDS) }) },
];

const STRUCTURAL: readonly Named[] = [
  ...groups(TEXTS.structural),
  ...disguised(HIDDEN),
  ...disguised(CODINGS, ' of a form', FORMS),
  { name: 'copied assistant text', copies: true, inject: (from) => ({ text: longestOfHelper(from) }) },
  { name: 'copied with edits', copies: true, inject: (from) => ({ text: edited(longestOfHelper(from)) }) },
];

const HONEST: readonly Named[] = [
  ...groups(TEXTS.honest),
  {
    name: 'white space and case',
    inject: () => ({ rewrite: (text) => `  ${text.replaceAll('. ', '.  ')} ` }),
  },
  { name: 'an honest file name', inject: (_dialogue, pick) => ({ fileName: pick(FILE_NAMES) }) },
];

export const ATTACKS: readonly Attack[] = [
  ...WORDED.map((attack) => ({ ...attack, benign: false, structural: false })),
  ...STRUCTURAL.map((attack) => ({ ...attack, benign: false, structural: true })),
  ...HONEST.map((attack) => ({ ...attack, benign: true, structural: false })),
];

type Change = { text?: (text: string) => string; fileName?: string; field?: string };

function changed(event: StoredEvent, { text, fileName, field }: Change): StoredEvent {
  const data = { ...event.data };
  if (text !== undefined) {
    const last = data.transcript?.findLastIndex((line) => line.speaker === 'learner');
    if (typeof data.text === 'string') data.text = text(data.text);
    else if (data.transcript !== undefined) {
      data.transcript = data.transcript.map((line, index) =>
        index === last ? { ...line, text: text(line.text) } : line,
      );
    } else data.files = data.files?.map((file) => ({ ...file, text: text(file.text ?? '') }));
  }
  if (fileName !== undefined) {
    data.files = [...(data.files ?? []), { name: fileName, mediaType: 'application/pdf', sha256: '0' }];
  }
  if (field !== undefined) data.comment = field;
  return { ...event, data };
}

function holdsOwnText({ speaker, data }: StoredEvent): boolean {
  const texts = [
    data.text,
    ...(data.transcript ?? []).map((line) => line.text),
    ...(data.files ?? []).map((file) => file.text),
  ];
  return speaker === 'learner' && texts.some((text) => typeof text === 'string' && text !== '');
}

/** Puts the injection into the learner's last own text, or into one event's files or fields. */
export function applyAttack(input: DossierInput, injection: Injection): DossierInput {
  const at = input.events.findLastIndex(holdsOwnText);
  if (at === -1) return input;
  let change: Change;
  if ('text' in injection) change = { text: (text) => `${text}\n${injection.text}` };
  else if ('rewrite' in injection) change = { text: injection.rewrite };
  else if ('field' in injection) change = { field: injection.field };
  else change = { fileName: injection.fileName };
  const events = input.events.map((event, index) => (index === at ? changed(event, change) : event));
  return { ...input, events };
}
