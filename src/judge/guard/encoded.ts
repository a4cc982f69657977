import { decodedRuns } from './encodings.ts';
import { forgedForms } from './forms.ts';
import type { Finding } from './threat.ts';

/** Encodings within encodings that are undone. */
const DEEPEST = 3;
/** What is before a run, so that a tag within a sentence stays within one. */
const CONTEXT = 20;

function holdsForm(text: string, depth: number): boolean {
  if (forgedForms(text).length > 0) return true;
  return depth < DEEPEST && decodedRuns(text).some(({ decoded }) => holdsForm(decoded, depth + 1));
}

/** Runs of base64, base32, hexadecimal, percent or character escapes that hold a forged form when decoded. */
export function encodedForms(text: string): Finding[] {
  return decodedRuns(text)
    .filter(({ start, decoded }) => holdsForm(text.slice(Math.max(0, start - CONTEXT), start) + decoded, 1))
    .map(({ start, end }) => ({ kind: 'encoded', start, end, removes: true }));
}
