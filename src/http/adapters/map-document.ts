import { createHash } from 'node:crypto';
import { OUTCOMES } from '../../core/event.ts';
import { own } from '../../core/own.ts';
import type { Mapping, Rule, Source } from './mapping.ts';
import { plainText } from './plain-text.ts';

/**
 * What a mapping made of a document. `learner`: what the document says about the person, not yet an id. `isOfActor`: the
 * rule has no other place for it than that of the document.
 */
export type Mapped = { type: string; learner: unknown; isOfActor: boolean; data: Record<string, unknown> };

const LONGEST_ID = 256;
const IDS = new Set(['program', 'stage', 'touchpoint', 'artefact', 'actor']);
const TEXTS = new Set(['text', 'language', 'action', 'speaker']);

/** The value at a JSON pointer; undefined if there is none. */
function valueAt(document: unknown, pointer: string): unknown {
  const parts = pointer.split('/').slice(1);
  return parts.reduce<unknown>((at, part) => {
    if (typeof at !== 'object' || at === null) return undefined;
    return own(at as Record<string, unknown>, part.replaceAll('~1', '/').replaceAll('~0', '~'));
  }, document);
}

/** The first event that the rules make of a document; null if none applies. */
export function mapDocument(mapping: Mapping, document: unknown): Mapped | null {
  for (const rule of mapping.rules) {
    if (!applies(rule, document)) continue;
    const data = dataOf(mapping, rule, document);
    if (rule.needs.some((field) => !Object.hasOwn(data, field))) continue;
    // If the rule names a place, the document's own is not used: it may name another person, such as the teacher who graded.
    const learner = (rule.learner ?? mapping.learner)
      .map((pointer) => valueAt(document, pointer))
      .find((value) => value !== undefined && value !== null && value !== '');
    return { type: rule.type, learner, isOfActor: rule.learner === undefined, data };
  }
  return null;
}

function applies({ when }: Rule, document: unknown): boolean {
  return Object.entries(when).every(([pointer, wanted]) => {
    const value = valueAt(document, pointer);
    return typeof value === 'string' && (Array.isArray(wanted) ? wanted : [wanted]).includes(value);
  });
}

function dataOf(mapping: Mapping, rule: Rule, document: unknown): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const field of new Set([...Object.keys(rule.data), ...Object.keys(mapping.data)])) {
    const value = [...(own(rule.data, field) ?? []), ...(own(mapping.data, field) ?? [])]
      .map((source) => fitting(field, read(source, document), mapping.strip))
      .find((value) => value !== undefined);
    if (value !== undefined) data[field] = value;
  }
  return data;
}

function read(source: Source, document: unknown): unknown {
  if (typeof source === 'string') return valueAt(document, source);
  if ('is' in source) return source.is;
  if ('html' in source) {
    const text = valueAt(document, source.html);
    return typeof text === 'string' ? plainText(text) : undefined;
  }
  const [given, most] = [valueAt(document, source.share), valueAt(document, source.of)];
  return typeof given === 'number' && typeof most === 'number' && most > 0
    ? given / most >= source.atLeast
    : undefined;
}

/** A value in the form that the field has; undefined if it cannot have it. */
function fitting(field: string, value: unknown, strip: readonly string[]): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  if (IDS.has(field)) return text && idOf(text, strip);
  if (TEXTS.has(field)) return typeof value === 'string' ? value : undefined;
  switch (field) {
    case 'revision':
      return typeof value === 'number' ? value : text && idOf(text, strip);
    case 'durationMs':
      return typeof value === 'number' ? value : durationMs(text ?? '');
    case 'passed':
      return typeof value === 'boolean' ? value : undefined;
    case 'outcome':
      if (typeof value === 'boolean') return value ? 'passed' : 'failed';
      return OUTCOMES.find((outcome) => outcome === value);
    default:
      return value;
  }
}

/** An id without the longest beginning in `strip`; one that no column could hold is replaced by its digest. */
export function idOf(text: string, strip: readonly string[]): string {
  const longest = strip
    .filter((start) => text.startsWith(start) && text.length > start.length)
    .toSorted((a, b) => b.length - a.length)[0];
  const id = text.slice(longest?.length ?? 0);
  return id.length <= LONGEST_ID ? id : `sha256:${createHash('sha256').update(id).digest('hex')}`;
}

const DURATION =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const UNITS_MS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000];

/** Milliseconds of an ISO 8601 duration without years and months, whose length is not fixed. */
function durationMs(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  return Math.round(UNITS_MS.reduce((sum, ms, at) => sum + Number(match[at + 1] ?? 0) * ms, 0));
}
