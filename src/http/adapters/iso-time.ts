/** A time as RFC 3339 writes it: without a zone it is in UTC, and ISO 8601 also has zones such as `+0200` and `+02`. */
export function inRfc3339(time: string): string {
  if (/T[\d:.]+$/.test(time)) return `${time}Z`;
  return time.replace(
    /(T[\d:.]+[+-]\d{2})(\d{2})?$/,
    (_, start: string, minutes = '00') => `${start}:${minutes}`,
  );
}
