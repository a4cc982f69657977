import { SKILLS } from '../../core/skill.ts';

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
export const FITS: Readonly<Record<string, (value: string) => boolean>> = {
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
export type Field = { name: string; isSkill: boolean; rated: boolean; start: number; end: number };

/** All fields of the judge's answer in a text, in order, in any notation. */
export function fieldsIn(text: string): Field[] {
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
