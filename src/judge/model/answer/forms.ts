import { CONFIDENCES, type Confidence, type Score, type Scores, FLAGS, type Check } from '../../answer.ts';
import type { JSONSchema7 } from 'ai';
import { BANDS, type Band } from '../../../core/band.ts';
import { sentencesOf } from '../../dossier/sentences.ts';
import type { Rubric } from '../../../core/rubric.ts';
import { SKILLS, type Skill } from '../../../core/skill.ts';
import type { Read, ReadForm } from './find-answer.ts';

const NUMBERS = /[-+]?\d+(?:[.,]\d+)?/gu;

/**
 * A number, or a text with exactly one number in it, such as "4", "band 4", "0,8" or "80%". Null for two numbers,
 * as in "3–4" or "4/5".
 */
function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const found = value.match(NUMBERS);
  if (found?.length !== 1) return null;
  const number = Number(found[0].replace(',', '.'));
  return /\d\s*%/u.test(value) ? number / 100 : number;
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
  const distance = (one: Confidence) => Math.abs(one - share);
  return CONFIDENCES.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

const TRUE = new Set<unknown>([true, 1, 'true', 'yes', '1']);
const FALSE = new Set<unknown>([false, 0, 'false', 'no', '0']);

/** A boolean, given as such, as a word, or as 1 or 0. */
function booleanOf(value: unknown): boolean | null {
  const plain = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (TRUE.has(plain)) return true;
  return FALSE.has(plain) ? false : null;
}

/** A list; a single value is a list of one, and nothing is an empty list. */
function listOf(value: unknown): unknown[] {
  if (value === null || value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
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

const ABSENT = new Set<unknown>([null, undefined, false, '', 'none', 'no_evidence', 'no evidence', 'n/a']);

function isAbsent(value: unknown): boolean {
  return ABSENT.has(typeof value === 'string' ? value.trim().toLowerCase() : value);
}

/** Items with a seq and a text. An item without a turn gets seq 0, and its text is searched in all turns. */
function itemsOf(value: unknown, names: readonly string[]): { seq: number; text: string }[] {
  return listOf(value).flatMap((one) => {
    if (typeof one === 'string') return one.trim() === '' ? [] : [{ seq: 0, text: one }];
    if (typeof one !== 'object' || one === null) return [];
    const given = one as Record<string, unknown>;
    const text = names.map((name) => given[name]).find((named) => typeof named === 'string');
    const seq = numberOf(given.seq ?? given.turn ?? given.event);
    return typeof text === 'string' && text.trim() !== '' ? [{ seq: Math.trunc(seq ?? 0), text }] : [];
  });
}

function bandOf(value: unknown): Band | null {
  const number = numberOf(value);
  const rounded = number === null ? null : Math.round(number);
  return BANDS.find((band) => band === rounded) ?? null;
}

/** One skill's score, or its problems. A missing position counts as the middle of the band. */
function readSkill(given: unknown, path: string): Score | 'no_evidence' | string[] {
  if (isAbsent(given)) return 'no_evidence';
  if (typeof given !== 'object' || Array.isArray(given)) return [`${path}: an object`];
  const part = given as Record<string, unknown>;
  const evidence = booleanOf(part.evidence);
  const isEmpty = 'band' in part ? isAbsent(part.band) : Object.keys(part).length === 0;
  if (evidence === false || (isEmpty && evidence !== true)) return 'no_evidence';
  const band = bandOf(part.band);
  const position = isAbsent(part.position) ? 0.5 : shareOf(part.position);
  const confidence = isAbsent(part.confidence) ? CONFIDENCES[0] : confidenceOf(part.confidence);
  const problems = [
    ...(band === null ? [`${path}.band: a whole number from 1 to 5`] : []),
    ...(position === null ? [`${path}.position: a number from 0 to 1`] : []),
    ...(confidence === null ? [`${path}.confidence: one of ${CONFIDENCES.join(', ')}`] : []),
  ];
  if (band === null || position === null || confidence === null) return problems;
  const quotes = itemsOf(part.quotes, ['text', 'quote']);
  const events = itemsOf(part.events, ['what', 'text']).map(({ seq, text }) => ({ seq, what: text }));
  return { band, position, confidence, quotes, events };
}

/** The skills' parts by name, case-insensitive; also accepts a list of parts that name their skill. */
function partsOf(value: Record<string, unknown>): Map<string, unknown> {
  const parts = new Map<string, unknown>();
  for (const [key, part] of Object.entries(value)) {
    parts.set(key.trim().toLowerCase(), part);
    for (const one of (Array.isArray(part) ? part : []) as ({ skill?: unknown } | null)[])
      if (typeof one?.skill === 'string') parts.set(one.skill.trim().toLowerCase(), one);
  }
  return parts;
}

function readScores(parts: Map<string, unknown>, skills: readonly Skill[]): Read<Scores> {
  const scores: Scores = {};
  const problems: string[] = [];
  for (const skill of skills) {
    const read = readSkill(parts.get(skill), skill);
    if (Array.isArray(read)) problems.push(...read);
    scores[skill] = Array.isArray(read) ? 'no_evidence' : read;
  }
  const isRead = Object.values(scores).some((score) => score !== 'no_evidence');
  return { answer: isRead || problems.length === 0 ? scores : null, problems };
}

/** The answer of link A: one object for each skill in the rubric. A missing skill means no evidence. */
export function scoreForm(rubric: Rubric): { schema: JSONSchema7; read: ReadForm<Scores> } {
  const skills = SKILLS.filter((skill) => rubric.skills[skill] !== undefined);
  return {
    schema: objectSchema(Object.fromEntries(skills.map((skill) => [skill, SKILL_SCHEMA]))),
    read(value, outer) {
      const parts = partsOf(value);
      if (skills.some((skill) => parts.has(skill))) return readScores(parts, skills);
      // If the rubric has only one skill, a bare part must belong to it.
      const [only, ...others] = skills;
      const isBare = outer && only !== undefined && others.length === 0 && parts.has('band');
      return isBare && !parts.has('skill') ? readScores(new Map([[only, value]]), skills) : null;
    },
  };
}

const SCHEMA = objectSchema({
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
});

/** Pairs of skill and confidence, from a list or an object. */
function pairsOf(given: unknown): [unknown, unknown][] {
  const isMap = typeof given === 'object' && given !== null && !Array.isArray(given) && !('skill' in given);
  if (isMap) return Object.entries(given);
  return (listOf(given) as ({ skill?: unknown; confidence?: unknown } | null)[]).map((one) => [
    one?.skill,
    one?.confidence,
  ]);
}

/** Of two confidences for a skill the lower counts; an unreadable one is ignored. */
function confidencesOf(given: unknown): Check['confidence'] {
  const confidence: Check['confidence'] = {};
  for (const [name, value] of pairsOf(given)) {
    const skill = SKILLS.find((one) => typeof name === 'string' && one === name.trim().toLowerCase());
    const read = confidenceOf(value);
    if (skill === undefined || read === null) continue;
    confidence[skill] = read < (confidence[skill] ?? 1) ? read : (confidence[skill] ?? read);
  }
  return confidence;
}

const read: ReadForm<Check> = (value) => {
  const { confidence, flags, asksReview, reason } = value;
  if (!('reason' in value || 'flags' in value || 'asksReview' in value)) return null;
  const text = listOf(reason)
    .filter((part) => typeof part === 'string')
    .join(' ');
  if (text.trim() === '') return { answer: null, problems: ['reason: two sentences'] };
  const named = new Set(
    listOf(flags).map((flag) => (typeof flag === 'string' ? flag.trim().toLowerCase() : '')),
  );
  const check: Check = {
    confidence: confidencesOf(confidence),
    flags: FLAGS.filter((flag) => named.has(flag)),
    // A value that is neither yes nor no counts as doubt, so a person should review it.
    asksReview: asksReview === undefined || asksReview === null ? false : (booleanOf(asksReview) ?? true),
    reason: withoutNumbers(text),
  };
  return { answer: check, problems: [] };
};

/** A reason without the sentences that name a number: beside the verdict's own numbers it would be a second score. */
function withoutNumbers(reason: string): string {
  const kept = sentencesOf(reason).filter(({ text }) => !/\p{N}/u.test(text));
  return (
    kept.map(({ text }) => text).join(' ') || 'Your work was scored; the score is shown without a reason.'
  );
}

/** The answer of link B. It contains no reading, so it cannot raise one. */
export const checkForm: { schema: JSONSchema7; read: ReadForm<Check> } = { schema: SCHEMA, read };
