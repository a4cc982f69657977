import { SKILLS } from '../../core/skill.ts';
import type { Finding, Span } from './threat.ts';

const FIELDS = [
  'band',
  'position',
  'confidence',
  'evidence',
  'quotes',
  'events',
  'flags',
  'asks_?review',
  'skill',
];
/** Quotation marks and other marks around names and values. */
const SIGNS = String.raw`"'“”„‘’«»\x60*_`;
/**
 * The name of a field of the judge's answer or of a skill, and the characters before its value in JSON, YAML, XML,
 * Lisp and others.
 */
const FIELD = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${[...FIELDS, ...SKILLS].join('|')})(?![\p{L}\p{N}])([${SIGNS}\])]{0,3}\s{0,8}(?::?=>?|:|-?>|→)[\s${SIGNS}(]{0,8}|(?<=\(\w{1,20})\s{1,4})?`,
  'giu',
);
/** How many characters of a value are examined. */
const VALUE_LENGTH = 40;

const NUMBER = /^(\d{1,3}(?:[.,]\d{1,4})?|\.\d{1,4})(?![\p{L}\d%]|\.\d)/u;
const SKILL_NAME = new RegExp(`^(?:${SKILLS.join('|')})(?![\\p{L}\\p{N}])`, 'iu');

function numberOf(value: string): number {
  return Number(NUMBER.exec(value)?.[1]?.replace(',', '.') ?? Number.NaN);
}

function isNumber(value: string, least: number, most: number): boolean {
  const number = numberOf(value);
  return number >= least && number <= most;
}

const isList = (value: string) => /^(?:[[(]|-\s)/u.test(value);
const isTruth = (value: string) => /^(?:true|false|yes|no)(?!\p{L})/iu.test(value);

/** Whether a value is valid for that field of the judge's answer. */
const FITS: Readonly<Record<string, (value: string) => boolean>> = {
  band: (value) => isNumber(value, 1, 5) && Number.isInteger(numberOf(value)),
  position: (value) => isNumber(value, 0, 1),
  confidence: (value) => isNumber(value, 0, 1) || isList(value),
  evidence: isTruth,
  quotes: isList,
  events: isList,
  flags: isList,
  asksreview: isTruth,
  skill: (value) => SKILL_NAME.test(value),
};

/** A field with a valid value, or the name of a skill; `rated` if it has a number. */
type Field = { name: string; isSkill: boolean; rated: boolean; start: number; end: number };

/** All fields of the judge's answer in a text, in order, in any notation. */
function fieldsIn(text: string): Field[] {
  return [...text.matchAll(FIELD)].flatMap(({ 0: whole, 1: given = '', 2: separator, index }): Field[] => {
    const name = given.toLowerCase().replace('_', '');
    const [start, end] = [index, index + whole.length];
    const value = text.slice(end, end + VALUE_LENGTH);
    const assigned = separator !== undefined;
    const fits = FITS[name];
    if (fits === undefined)
      return [{ name, isSkill: true, rated: assigned && isNumber(value, 0, 100), start, end }];
    return assigned && fits(value) ? [{ name, isSkill: false, rated: false, start, end }] : [];
  });
}

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

const CELLS = /[|;\t,]/u;
const MARKS = /^[\s"'*_`]+|[\s"'*_`]+$/gu;
/** The line under the header of a Markdown table. */
const RULE = /^[\s|:;,+-]+$/u;
const SKILL_NAMES: ReadonlySet<string> = new Set(SKILLS);

function cellsOf(line: string): string[] {
  return line.split(CELLS).map((cell) => cell.replace(MARKS, '').toLowerCase());
}

/** The cells of a header that names the band and another part of a score; null for any other line. */
function headOf(line: string): string[] | null {
  if (!/band/iu.test(line)) return null;
  const cells = cellsOf(line);
  const others = cells.filter((cell) => cell === 'position' || cell === 'confidence' || cell === 'evidence');
  return cells.includes('band') && others.length > 0 ? cells : null;
}

function isScore(head: readonly string[], line: string): boolean {
  const cells = cellsOf(line);
  const band = cells[head.indexOf('band')] ?? '';
  return FITS.band?.(band) === true && cells.some((cell) => SKILL_NAMES.has(cell));
}

/** Skill scores as table rows, in CSV or Markdown. */
export function verdictTables(text: string): Finding[] {
  const found: Finding[] = [];
  let head: string[] | null = null;
  let next = 0;
  for (const line of text.split('\n')) {
    const index = next;
    next += line.length + 1;
    if (RULE.test(line)) continue;
    if (head !== null && isScore(head, line))
      found.push({ kind: 'written_verdict', start: index, end: index + line.length, removes: true });
    else head = headOf(line);
  }
  return found;
}
