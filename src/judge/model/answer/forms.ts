import type { JSONSchema7 } from 'ai';
import { type Band, BANDS } from '../../../core/band.ts';
import type { Rubric } from '../../../core/rubric.ts';
import { type Skill, SKILLS } from '../../../core/skill.ts';
import { type Check, type Confidence, CONFIDENCES, FLAGS, type Score, type Scores } from '../../answer.ts';
import { sentencesOf } from '../../dossier/sentences.ts';
import type { ReadForm } from './find-answer.ts';

// docs/judge.md has the table of what may be given, and what it is read as.

/** A text in lower case without blanks around it; other values unchanged. */
function plain(value: unknown): unknown {
  return typeof value === 'string' ? value.trim().toLowerCase() : value;
}

/** A number, or a text with exactly one number in it. */
function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const [found, ...others] = value.normalize('NFKC').match(/[-+]?\d+(?:[.,]\d+)?/gu) ?? [];
  if (found === undefined || others.length > 0) return null;
  const number = Number(found.replace(',', '.'));
  return /\d\s*[%％]/u.test(value) ? number / 100 : number;
}

/** A share of 0–1. Values from 10 to 100 are percentages; values up to 0.5 outside the range are clamped. */
function shareOf(value: unknown): number | null {
  const number = numberOf(value);
  if (number === null) return null;
  const share = number >= 10 && number <= 100 ? number / 100 : number;
  return share < -0.5 || share > 1.5 ? null : Math.min(1, Math.max(0, share));
}

/** The nearest allowed confidence, the lower one on a tie. */
function confidenceOf(value: unknown): Confidence | null {
  const share = shareOf(value);
  if (share === null) return null;
  return CONFIDENCES.reduce((a, b) => (Math.abs(b - share) < Math.abs(a - share) ? b : a));
}

/** A boolean, given as such, as a word, or as 1 or 0. */
function booleanOf(value: unknown): boolean | null {
  if ([true, 1, 'true', 'yes', '1'].includes(plain(value) as string)) return true;
  return [false, 0, 'false', 'no', '0'].includes(plain(value) as string) ? false : null;
}

/** A list; a single value is a list of one, and nothing is an empty list. */
function listOf(value: unknown): unknown[] {
  if (value === null || value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object or list; none of anything else. */
function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** An object with exactly these properties, in the form that the constrained decoders of all providers accept. */
function objectSchema(properties: Record<string, JSONSchema7>): JSONSchema7 {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

const item = (name: 'text' | 'what'): JSONSchema7 => ({
  type: 'array',
  items: objectSchema({ seq: { type: 'integer' }, [name]: { type: 'string' } }),
});

/** Evidence comes before numbers, so that a model quotes before it decides. */
const SKILL_SCHEMA = objectSchema({
  evidence: { type: 'boolean', description: 'false where the transcript shows nothing of this skill' },
  quotes: item('text'),
  events: item('what'),
  band: { type: 'integer', enum: [...BANDS] },
  position: { type: 'number', minimum: 0, maximum: 1 },
  confidence: { type: 'number', enum: [...CONFIDENCES] },
});

function isAbsent(value: unknown): boolean {
  const absent = [null, undefined, false, '', 'none', 'no_evidence', 'no evidence', 'n/a'];
  return absent.includes(plain(value) as string);
}

/** Items with a seq and a text. An item without a turn gets seq 0, and its text is searched in all turns. */
function itemsOf(value: unknown, names: readonly string[]): { seq: number; text: string }[] {
  return listOf(value)
    .map((one) => {
      const given = fieldsOf(one);
      const text = typeof one === 'string' ? one : names.map((name) => given[name]).find(isText);
      return { seq: Math.trunc(numberOf(given.seq ?? given.turn ?? given.event) ?? 0), text };
    })
    .filter((item): item is { seq: number; text: string } => isText(item.text) && item.text.trim() !== '');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function bandOf(value: unknown): Band | null {
  const rounded = Math.round(numberOf(value) ?? 0);
  return BANDS.find((band) => band === rounded) ?? null;
}

/** One skill's score; what is wrong with it is added to `problems`. A missing position counts as the middle of the band. */
function readSkill(given: unknown, skill: Skill, problems: string[]): Score | 'no_evidence' {
  if (isAbsent(given)) return 'no_evidence';
  const part = fieldsOf(given);
  const evidence = booleanOf(part.evidence);
  const isObject = typeof given === 'object' && !Array.isArray(given);
  const isEmpty = 'band' in part ? isAbsent(part.band) : isObject && Object.keys(part).length === 0;
  if (evidence === false || (isEmpty && evidence !== true)) return 'no_evidence';
  const band = bandOf(part.band);
  const position = isAbsent(part.position) ? 0.5 : shareOf(part.position);
  const confidence = isAbsent(part.confidence) ? CONFIDENCES[0] : confidenceOf(part.confidence);
  if (band !== null && position !== null && confidence !== null) {
    const quotes = itemsOf(part.quotes, ['text', 'quote']);
    const events = itemsOf(part.events, ['what', 'text']).map(({ seq, text }) => ({ seq, what: text }));
    return { band, position, confidence, quotes, events };
  }
  if (band === null) problems.push(`${skill}.band: a whole number from 1 to 5`);
  if (position === null) problems.push(`${skill}.position: a number from 0 to 1`);
  if (confidence === null) problems.push(`${skill}.confidence: one of ${CONFIDENCES.join(', ')}`);
  return 'no_evidence';
}

/** The skills' parts by name, case-insensitive; also accepts a list of parts that name their skill. */
function partsOf(value: Fields): Map<unknown, unknown> {
  const parts = new Map<unknown, unknown>();
  for (const [key, part] of Object.entries(value)) {
    parts.set(plain(key), part);
    for (const one of Array.isArray(part) ? part : [])
      if (isText(fieldsOf(one).skill)) parts.set(plain(fieldsOf(one).skill), one);
  }
  return parts;
}

/** The answer of link A: one object for each skill in the rubric. A missing skill means no evidence. */
export function scoreForm(rubric: Rubric): { schema: JSONSchema7; read: ReadForm<Scores> } {
  const skills = SKILLS.filter((skill) => rubric.skills[skill] !== undefined);
  return {
    schema: objectSchema(Object.fromEntries(skills.map((skill) => [skill, SKILL_SCHEMA]))),
    read(value, outer) {
      const parts = partsOf(value);
      // If the rubric has only one skill, a bare part must belong to it.
      const isBare = outer && skills.length === 1 && parts.has('band') && !parts.has('skill');
      const given = (skill: Skill) => parts.get(skill) ?? (isBare ? value : undefined);
      if (!isBare && !skills.some((skill) => parts.has(skill))) return null;
      const problems: string[] = [];
      const scores = skills.map((skill) => [skill, readSkill(given(skill), skill, problems)] as const);
      const isRead = problems.length === 0 || scores.some(([, score]) => score !== 'no_evidence');
      return { answer: isRead ? Object.fromEntries(scores) : null, problems };
    },
  };
}

/** The confidences of skills, from a list or an object. An unreadable one is ignored. */
function confidencesOf(given: unknown): Check['confidence'] {
  const parts = partsOf({ ...fieldsOf(given), list: listOf(given) });
  const read = SKILLS.map((skill) => {
    const part = parts.get(skill);
    return [skill, confidenceOf(fieldsOf(part).confidence ?? part)] as const;
  });
  return Object.fromEntries(read.filter(([, confidence]) => confidence !== null));
}

/** A reason without the sentences that name a number: beside the verdict's own numbers it would be a second score. */
function withoutNumbers(reason: string): string {
  const kept = sentencesOf(reason).filter(({ text }) => !/\p{N}/u.test(text));
  const text = kept.map((sentence) => sentence.text).join(' ');
  return text === '' ? 'Your work was scored; the score is shown without a reason.' : text;
}

/** The answer of link B. It contains no reading, so it cannot raise one. */
export const checkForm: { schema: JSONSchema7; read: ReadForm<Check> } = {
  schema: objectSchema({
    confidence: {
      type: 'array',
      items: objectSchema({
        skill: { type: 'string', enum: [...SKILLS] },
        confidence: { type: 'number', enum: [...CONFIDENCES] },
      }),
    },
    flags: { type: 'array', items: { type: 'string', enum: [...FLAGS] } },
    asksReview: { type: 'boolean' },
    reason: { type: 'string' },
  }),
  read({ confidence, flags, asksReview, reason }) {
    if (reason === undefined && flags === undefined && asksReview === undefined) return null;
    const text = listOf(reason).filter(isText).join(' ');
    if (text.trim() === '') return { answer: null, problems: ['reason: two sentences'] };
    const named = new Set(listOf(flags).map(plain));
    const answer: Check = {
      confidence: confidencesOf(confidence),
      flags: FLAGS.filter((flag) => named.has(flag)),
      // A value that is neither yes nor no counts as doubt, so a person should review it.
      asksReview: asksReview === undefined || asksReview === null ? false : (booleanOf(asksReview) ?? true),
      reason: withoutNumbers(text),
    };
    return { answer, problems: [] };
  },
};
