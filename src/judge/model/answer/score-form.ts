import type { JSONSchema7 } from 'ai';
import { BANDS, type Band } from '../../../core/band.ts';
import type { Rubric } from '../../../core/rubric.ts';
import { SKILLS, type Skill } from '../../../core/skill.ts';
import { CONFIDENCES, type Score, type Scores } from '../../answer.ts';
import type { Read, ReadForm } from './find-answer.ts';
import { booleanOf, confidenceOf, listOf, numberOf, shareOf } from './lenient.ts';
import { objectSchema } from './object-schema.ts';

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
