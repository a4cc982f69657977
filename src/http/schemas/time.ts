import { FIRST_TIME, LAST_TIME } from './values.ts';

const FORM = /^(\d{4})-(\d{2})-(\d{2})[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;

/** Epoch milliseconds of an RFC 3339 time; null for anything else, including days that do not exist and the year 0. */
export function parseTime(text: string): number | null {
  const parts = FORM.exec(text);
  if (!parts) return null;
  const [, year, month, day] = parts.map(Number) as [number, number, number, number];
  // Date parses 31 June as 1 July.
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const time = Date.parse(text.toUpperCase());
  return day <= last && time >= FIRST_TIME && time <= LAST_TIME ? time : null;
}
