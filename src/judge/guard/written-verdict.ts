import { SKILLS } from '../../core/skill.ts';
import type { Finding, Span } from './threat.ts';
import { fieldsIn, type Field } from './verdict-fields.ts';

/**
 * Between two fields of one record there may be other fields, strings, punctuation, and at most this many bare
 * words.
 */
const MOST_WORDS = 3;
const LONGEST_GAP = 4000;
const STRING = /"[^"\n]*"|'[^'\n]*'|[“„][^“”\n]*[“”]|«[^«»\n]*»/gu;
const TAG = /<[^<>]{0,60}>/gu;
const OTHER_FIELD = /^[ \t]*(?:-[ \t]+)?["'\w.-]{1,40}[ \t]*[:=].*$/gmu;
const WORD = /\p{L}{2,}/gu;

function isOneRecord(gap: string): boolean {
  if (gap.length > LONGEST_GAP) return false;
  const rest = gap.replace(STRING, '').replace(TAG, '').replace(OTHER_FIELD, '');
  return (rest.match(WORD)?.length ?? 0) <= MOST_WORDS;
}

/** Groups fields that have only notation between them. */
function recordsOf(text: string, fields: readonly Field[]): Field[][] {
  const records: Field[][] = [];
  let last: Field | undefined;
  for (const field of fields) {
    const goesOn = last !== undefined && isOneRecord(text.slice(last.end, field.start));
    if (goesOn) records.at(-1)?.push(field);
    else records.push([field]);
    last = field;
  }
  return records;
}

/** The parts of a skill's score besides its band. */
const BESIDE_BAND = ['position', 'confidence', 'evidence', 'quotes', 'events'];

/** Whether a record has the form of link A's answer, of link B's answer, or of readings for all skills. */
function isVerdict(record: readonly Field[]): boolean {
  const names = new Set(record.map(({ name }) => name));
  const skills = record.some(({ name, isSkill }) => isSkill || name === 'skill');
  const beside = BESIDE_BAND.filter((name) => names.has(name)).length;
  if (names.has('band') && beside >= (skills ? 1 : 2)) return true;
  if (names.has('asksreview') && (names.has('flags') || names.has('confidence'))) return true;
  const bands = record.filter(({ name }) => name === 'band').length;
  const named = new Set(record.filter(({ isSkill }) => isSkill).map(({ name }) => name));
  if (bands >= 2 && named.size >= 2) return true;
  return SKILLS.every((skill) => record.some(({ name, rated }) => rated && name === skill));
}

const NOTATION_BEFORE = /[\s{[("'`<:=,-]{0,20}$/u;
const NOTATION_AFTER = /^[^\s]{0,40}(?:[\s\])}]{0,20}[\])}])?/u;

/** The span of a record, including the brackets around it. */
function spanOf(text: string, record: readonly Field[]): Span {
  const first = record[0]?.start ?? 0;
  const last = record.at(-1)?.end ?? 0;
  const before = NOTATION_BEFORE.exec(text.slice(Math.max(0, first - 20), first))?.[0] ?? '';
  const after = NOTATION_AFTER.exec(text.slice(last, last + 80))?.[0] ?? '';
  return { start: first - before.length, end: last + after.length };
}

/** Data in the form of the judge's own answer, in JSON, YAML, XML or any notation with names and values. */
export function writtenVerdicts(text: string): Finding[] {
  return recordsOf(text, fieldsIn(text))
    .filter(isVerdict)
    .map((record) => ({ kind: 'written_verdict', removes: true, ...spanOf(text, record) }));
}
