import type { JSONSchema7 } from 'ai';
import { SKILLS } from '../../../core/skill.ts';
import { CONFIDENCES, FLAGS, type Check } from '../../answer.ts';
import type { ReadForm } from './find-answer.ts';
import { booleanOf, confidenceOf, listOf } from './lenient.ts';
import { objectSchema } from './object-schema.ts';

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
    reason: text,
  };
  return { answer: check, problems: [] };
};

/** The answer of link B. It contains no reading, so it cannot raise one. */
export const checkForm: { schema: JSONSchema7; read: ReadForm<Check> } = { schema: SCHEMA, read };
