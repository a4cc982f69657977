import { encodedForms } from './encoded.ts';
import { forgedForms } from './forms.ts';
import { hiddenBytes } from './hidden-bytes.ts';
import { hiddenLetters } from './hidden-letters.ts';
import { mixedScripts } from './mixed-scripts.ts';
import type { Finding, Scanner } from './threat.ts';
import { turnedText } from './turned-text.ts';

const SCANNERS: readonly Scanner[] = [
  hiddenLetters,
  turnedText,
  hiddenBytes,
  mixedScripts,
  forgedForms,
  encodedForms,
];

/** All threats in one text by itself. Pure, and linear in its length. */
export function scanText(text: string): Finding[] {
  return SCANNERS.flatMap((scan) => scan(text));
}
