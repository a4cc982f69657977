import { decodedRuns } from './encodings.ts';
import { forgedForms } from './forms.ts';
import { hiddenBytes } from './hidden-bytes.ts';
import { hiddenLetters } from './hidden-letters.ts';
import type { Finding, Scanner } from './threat.ts';
import { turnedText } from './turned-text.ts';

/** Maximum depth of nested encodings. */
const DEEPEST = 3;
/** Without unopened tags: a run is only part of its text, so the opening tag may be before it. */
const SCANNERS: readonly Scanner[] = [
  (text) => forgedForms(text).filter(({ kind }) => kind !== 'unopened_tag'),
  hiddenLetters,
  hiddenBytes,
  turnedText,
];

function threatsIn(text: string, depth: number): boolean {
  if (SCANNERS.some((scan) => scan(text).length > 0)) return true;
  return depth < DEEPEST && decodedRuns(text).some(({ decoded }) => threatsIn(decoded, depth + 1));
}

/**
 * Encoded runs (base64, base32, hexadecimal, percent or character escapes) that contain another threat when
 * decoded.
 */
export function encodedForms(text: string): Finding[] {
  return decodedRuns(text)
    .filter(({ decoded }) => threatsIn(decoded, 1))
    .map(({ start, end }) => ({ kind: 'encoded', start, end, removes: true }));
}
