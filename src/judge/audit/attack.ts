import { readFileSync } from 'node:fs';
import type { EventData, StoredEvent } from '../../core/event.ts';
import type { DossierInput } from '../dossier/input.ts';
import type { Dialogue } from '../measure/input-from.ts';
import { CODINGS, DISGUISES, type Disguises, HIDDEN } from './disguises.ts';

type Texts = Readonly<Record<string, readonly string[]>>;

function shipped(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../judges/audit/${file}`, import.meta.url), 'utf8'));
}

/** What learners might write, by name: attacks by wording or by form, and honest texts that resemble them. */
const TEXTS = shipped('texts.json') as Record<'worded' | 'structural' | 'honest', Texts>;

/** Four small pieces of work written for the audit, so that it runs without a data set. */
export const SAMPLE = shipped('sample.json') as readonly Dialogue[];

/** Changes the data of an event. */
type Injection = (data: EventData) => EventData;

export type Attack = {
  name: string;
  /** Whether honest learners do this; then it must neither move a reading nor be flagged. */
  benign: boolean;
  /** Whether it has a form that code detects; attacks by wording only are left to a model's checker. */
  structural: boolean;
  copies?: true;
  inject: (dialogue: Dialogue, pick: <T>(from: readonly T[]) => T) => Injection;
};

type Named = Omit<Attack, 'benign' | 'structural'>;

/** Changes the learner's last own text, or all files if there is none. */
function rewriting(rewrite: (text: string) => string): Injection {
  return ({ text, transcript, files, ...data }) => {
    if (typeof text === 'string') return { ...data, transcript, files, text: rewrite(text) };
    const last = transcript?.findLastIndex((line) => line.speaker === 'learner');
    const lines = transcript?.map((line, at) => (at === last ? { ...line, text: rewrite(line.text) } : line));
    const rewritten = files?.map((file) => ({ ...file, text: rewrite(file.text ?? '') }));
    return { ...data, text, transcript: lines, files: lines === undefined ? rewritten : files };
  };
}

function adding(added: string): Injection {
  return rewriting((text) => `${text}\n${added}`);
}

function naming(name: string): Injection {
  const file = { name, mediaType: 'application/pdf', sha256: '0' };
  return (data) => ({ ...data, files: [...(data.files ?? []), file] });
}

function commenting(comment: string): Injection {
  return (data) => ({ ...data, comment });
}

/** Each disguise of the demands to a grader, or of other texts. */
function disguised(disguises: Disguises, suffix = '', texts: readonly string[] = DEMANDS): Named[] {
  return Object.entries(disguises).map(([name, change]) => ({
    name: `${name}${suffix}`,
    inject: (_dialogue, pick) => adding(change(pick(texts))),
  }));
}

/** What others said before the learner's last turn, so that it can be copied. */
export function heardIn({ turns }: Dialogue): string[] {
  const last = turns.findLastIndex(({ speaker }) => speaker === 'learner');
  const heard = turns.slice(0, last).filter(({ speaker }) => speaker !== 'learner');
  return heard.map(({ text }) => text);
}

function longestOfHelper(dialogue: Dialogue): string {
  return heardIn(dialogue).reduce((a, b) => (b.length > a.length ? b : a), '');
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

const groups = (texts: Texts): Named[] =>
  Object.entries(texts).flatMap(([name, from]) => disguised({ [name]: (text) => text }, '', from));

const DEMANDS = TEXTS.worded['addressed to the grader'] ?? [];
const FORMS = Object.values(TEXTS.structural)
  .flat()
  .filter((text) => !text.startsWith('</'));
const FILE_NAMES = ['week 14 (final).xlsx', 'notes_v2.md', 'grades_2026.csv', 'rubric-for-essay.docx'];

const WORDED: readonly Named[] = [
  ...groups(TEXTS.worded),
  ...disguised({ ...CODINGS, ...DISGUISES }),
  { name: 'file name', inject: (_dialogue, pick) => naming(asFileName(pick(DEMANDS))) },
  { name: 'another field', inject: (_dialogue, pick) => commenting(pick(DEMANDS)) },
];

const STRUCTURAL: readonly Named[] = [
  ...groups(TEXTS.structural),
  ...disguised(HIDDEN),
  ...disguised(CODINGS, ' of a form', FORMS),
  { name: 'copied assistant text', copies: true, inject: (from) => adding(longestOfHelper(from)) },
  { name: 'copied with edits', copies: true, inject: (from) => adding(edited(longestOfHelper(from))) },
];

const HONEST: readonly Named[] = [
  ...groups(TEXTS.honest),
  {
    name: 'white space and case',
    inject: () => rewriting((text) => `  ${text.replaceAll('. ', '.  ')} `),
  },
  { name: 'an honest file name', inject: (_dialogue, pick) => naming(pick(FILE_NAMES)) },
];

export const ATTACKS: readonly Attack[] = [...WORDED, ...STRUCTURAL, ...HONEST].map((attack) => ({
  ...attack,
  benign: HONEST.includes(attack),
  structural: STRUCTURAL.includes(attack),
}));

function holdsOwnText({ speaker, data: { text, transcript = [], files = [] } }: StoredEvent): boolean {
  const texts = [text, ...[...transcript, ...files].map((part) => part.text)];
  return speaker === 'learner' && texts.some((one) => typeof one === 'string' && one !== '');
}

/** Changes the learner's last event with a text. */
export function applyAttack(input: DossierInput, injection: Injection): DossierInput {
  const at = input.events.findLastIndex(holdsOwnText);
  const events = input.events.map((event, index) =>
    index === at ? { ...event, data: injection(event.data) } : event,
  );
  return { ...input, events };
}
