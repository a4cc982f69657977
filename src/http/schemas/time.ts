import { FIRST_TIME, LAST_TIME } from './values.ts';

const FORM =
  /^(\d{4}-(\d{2})-(\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:)([0-5]\d|60)(?:\.(\d+))?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;
const LAST_MINUTE = /T23:59:/;

/**
 * Epoch milliseconds of an RFC 3339 time; null for anything else, including days that do not exist, the hour 24 and the
 * year 0. Digits below the millisecond are cut. A leap second, which no Unix time has, is the last millisecond before it.
 */
export function parseTime(text: string): number | null {
  const [, start, month, day, second, fraction = '', zone] = FORM.exec(text) ?? [];
  if (start === undefined || zone === undefined) return null;
  const leap = second === '60';
  const seconds = leap ? '59.999' : `${second}.${fraction.slice(0, 3).padEnd(3, '0')}`;
  const time = Date.parse(`${start}${seconds}${zone}`.toUpperCase());
  if (Number.isNaN(time) || time < FIRST_TIME || time > LAST_TIME) return null;
  if (leap && !LAST_MINUTE.test(new Date(time).toISOString())) return null;
  // Date parses 31 June as 1 July.
  const last = new Date(Date.UTC(Number(start.slice(0, 4)), Number(month), 0)).getUTCDate();
  return Number(day) <= last ? time : null;
}
