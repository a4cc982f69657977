import { SKILLS } from '../../core/skill.ts';
import { neighbours, type Span, spansOf } from './threat.ts';

const END = String.raw`(?![\p{L}\d%]|\.\d)`;
const SHARE = String.raw`(?:0?[.,]\d{1,4}|[01](?:[.,]0{1,4})?)${END}`;
const LIST = String.raw`[[(]|-\s`;
const TRUTH = String.raw`(?:true|false|yes|no)(?!\p{L})`;
const SKILL = String.raw`(?:${SKILLS.join('|')})(?![\p{L}\p{N}])`;

/** The fields of the judge's answer with their valid values. */
const VALUES: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    band: String.raw`[1-5](?:[.,]0{1,4})?${END}`,
    position: SHARE,
    confidence: `${SHARE}|${LIST}`,
    evidence: TRUTH,
    quotes: LIST,
    events: LIST,
    flags: LIST,
    asksreview: TRUTH,
    skill: SKILL,
  }).map(([name, value]) => [name, new RegExp(`^(?:${value})`, 'iu')]),
);
const RATING = new RegExp(String.raw`^(?:100|\d{1,2}(?:[.,]\d{1,4})?)${END}`, 'u');
/** In characters; the rest of a value is not examined. */
const VALUE_LENGTH = 40;

/** Around names and values. */
const SIGNS = String.raw`"'“”„‘’«»\x60*_`;
/** The name of a field or a skill, and what is before its value in JSON, YAML, XML, Lisp and others. */
const FIELD = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${[...VALUES.keys(), 'asks_review', ...SKILLS].join('|')})(?![\p{L}\p{N}])([${SIGNS}\])]{0,3}\s{0,8}(?::?=>?|:|-?>|→)[\s${SIGNS}(]{0,8}|(?<=\(\w{1,20})\s{1,4})?`,
  'giu',
);

/** A field with a valid value, or the name of a skill; `rated` if a number follows it. */
type Field = Span & { name: string; rated: boolean };

function fieldsIn(text: string): Field[] {
  return [...text.matchAll(FIELD)].flatMap(({ 0: whole, 1: given = '', 2: separator, index }): Field[] => {
    const name = given.toLowerCase().replace('_', '');
    const end = index + whole.length;
    const value = separator === undefined ? '' : text.slice(end, end + VALUE_LENGTH);
    const rated = (VALUES.get(name) ?? RATING).test(value);
    return rated || !VALUES.has(name) ? [{ name, rated, start: index, end }] : [];
  });
}

/** Between two fields of one record there may be other fields, strings, punctuation, and at most so many bare words. */
const MOST_WORDS = 3;
const LONGEST_GAP = 4000;
const NO_WORDS =
  /"[^"\n]*"|'[^'\n]*'|[“„][^“”\n]*[“”]|«[^«»\n]*»|<[^<>]{0,60}>|^[ \t]*(?:-[ \t]+)?["'\w.-]{1,40}[ \t]*[:=].*$/gmu;
const WORD = /\p{L}{2,}/gu;

function isOneRecord(gap: string): boolean {
  return gap.length <= LONGEST_GAP && spansOf(gap.replace(NO_WORDS, ''), WORD).length <= MOST_WORDS;
}

/** The parts of a skill's score besides its band. */
const BESIDE_BAND = ['position', 'confidence', 'evidence', 'quotes', 'events'];

/** Whether a record has the form of link A's answer, of link B's answer, or of readings for all skills. */
function isVerdict(record: readonly Field[]): boolean {
  const names = new Set(record.map(({ name }) => name));
  const skills = SKILLS.filter((skill) => names.has(skill)).length;
  const bands = record.filter(({ name }) => name === 'band').length;
  const beside = BESIDE_BAND.filter((name) => names.has(name)).length;
  return (
    (bands > 0 && beside >= (skills > 0 || names.has('skill') ? 1 : 2)) ||
    (bands >= 2 && skills >= 2) ||
    (names.has('asksreview') && (names.has('flags') || names.has('confidence'))) ||
    SKILLS.every((skill) => record.some(({ name, rated }) => rated && name === skill))
  );
}

const NOTATION_BEFORE = /[\s{[("'`<:=,-]{0,20}$/u;
const NOTATION_AFTER = /^[^\s]{0,40}(?:[\s\])}]{0,20}[\])}])?/u;

/** With the brackets around it. */
function spanOf(text: string, record: readonly Field[]): Span {
  const first = record[0]?.start ?? 0;
  const last = record.at(-1)?.end ?? 0;
  const before = NOTATION_BEFORE.exec(text.slice(Math.max(0, first - 20), first))?.[0] ?? '';
  const after = NOTATION_AFTER.exec(text.slice(last, last + 80))?.[0] ?? '';
  return { start: first - before.length, end: last + after.length };
}

/** In CSV or Markdown. */
function cellWith(value: string): RegExp {
  const marks = String.raw`[\s"'*_\x60]{0,20}`;
  return new RegExp(String.raw`(?:^|[|;\t,])${marks}(?:${value})${marks}(?:[|;\t,]|$)`, 'iu');
}

const HEADER = [cellWith('band'), cellWith(BESIDE_BAND.join('|'))];
const ROW = [cellWith(SKILLS.join('|')), cellWith('[1-5]')];

/** Skill scores as rows under a header with the band and another part of a score. */
function tableRows(text: string): Span[] {
  let isTable = false;
  return spansOf(text, /.+/gu).filter(({ start, end }) => {
    const line = text.slice(start, end);
    const isRow = isTable && ROW.every((cell) => cell.test(line));
    // The line under the header of a Markdown table has no letters.
    if (!isRow && /\p{L}/u.test(line)) isTable = HEADER.every((cell) => cell.test(line));
    return isRow;
  });
}

/** Data in the form of the judge's own answer, in JSON, YAML, XML, tables or any notation with names and values. */
export function writtenVerdicts(text: string): Span[] {
  const records = neighbours(fieldsIn(text), (a, b) => isOneRecord(text.slice(a.end, b.start)));
  const verdicts = records.filter(isVerdict);
  return [...verdicts.map((record) => spanOf(text, record)), ...tableRows(text)];
}
