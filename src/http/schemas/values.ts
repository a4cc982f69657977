import { isProgramId } from '../../core/program/schema.ts';
import { isRoleCode } from '../../core/role.ts';

// The one place that says what an id, a number and a time in a request may be. All of them fit the columns that they are
// compared with, so nothing else reaches Postgres: an id that cannot exist answers like one that does not exist.

/** Ids that a platform gives: learners, groups, viewers and reviewers. No URL can have a segment `.` or `..`. */
export const LEARNER_ID = /^(?!\.{1,2}$)[A-Za-z0-9._:-]{1,128}$/;

export const isPlatformId = (text: string): boolean => LEARNER_ID.test(text);

export { isProgramId, isRoleCode };

/** `application/json`, `text/json` and every type with the suffix `+json` (RFC 6839), with or without parameters. */
export const JSON_TYPE = /^((application|text)\/json|[^/\s;]+\/[^/\s;]+\+json)(\s*;.*)?$/i;

/** The largest value of a column of type int, such as the number of a calibration. */
export const LARGEST_INT = 2_147_483_647;

/** A number counted by the server, from its digits; null if it is not one or no column could hold it. */
export function countedNumber(text: string, largest = Number.MAX_SAFE_INTEGER): number | null {
  if (!/^\d{1,16}$/.test(text)) return null;
  const number = Number(text);
  return number <= largest ? number : null;
}

/** Times from the year 1 to the year 9999, in epoch milliseconds: the years that RFC 3339 and Postgres both know. */
export const FIRST_TIME = Date.parse('0001-01-01T00:00:00Z');
export const LAST_TIME = Date.parse('9999-12-31T23:59:59.999Z');
