/** A time such as `1:02:03.5`, `02:03,500` or `02:03`, in a regular expression. */
export const CLOCK = String.raw`(?:\d{1,4}:)?\d{1,2}:\d{2}(?:[.,]\d{1,9})?`;

const WHOLE = new RegExp(`^${CLOCK}$`, 'u');

/** A time of the form `CLOCK` in ms; null for anything else. Without hours, minutes may be more than 59. */
export function clockMs(text: string): number | null {
  if (!WHOLE.test(text)) return null;
  const [seconds = '', minutes = '', hours] = text.replace(',', '.').split(':').toReversed();
  if (Number(seconds) >= 60 || (hours !== undefined && Number(minutes) > 59)) return null;
  return Math.round(((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000);
}
