import { addressedWeight } from './addressed.ts';
import { isCiphered, isRespelled } from './disguise/undisguise.ts';
import type { Finding, TamperingKind } from './finding.ts';
import { forgedFrame, isCodeFence } from './forged-frame.ts';
import { hidesLetters } from './hidden-letters.ts';
import { plainForm } from './plain-form.ts';
import { reveal } from './reveal.ts';

/** `likely` to belong to a forgery beside it; `encloses` where it is the mark of a frame. */
export type Judged = { finding: Finding | null; likely: boolean; encloses: boolean };

const SURE = 3;
const LIKELY = 2;

function holdsTag(text: string, name: string): boolean {
  const lower = text.toLowerCase();
  return lower.includes(`<${name}>`) || lower.includes(`</${name}`);
}

function removed(kind: TamperingKind, encloses = false): Judged {
  return { finding: { kind, removes: true }, likely: true, encloses };
}

/** What one sentence is on its own: a finding, or how likely it belongs to one beside it. */
export function judgeSentence(text: string, tags: readonly string[]): Judged {
  const seen = reveal(text);
  const frame = forgedFrame(seen);
  const breaksOut = tags.some((name) => holdsTag(seen, name));
  if (frame !== null || breaksOut) return removed('forged_frame', breaksOut || frame === 'encloses');
  const plain = plainForm(text);
  const weight = addressedWeight(plain);
  const hides = hidesLetters(text);
  if (weight >= SURE) return removed(hides ? 'hidden_letters' : 'addressed_to_grader');
  if (isCiphered(text, plain) || isRespelled(text)) return removed('encoded');
  const likely = weight >= LIKELY || isCodeFence(seen);
  const hidden = hides ? { kind: 'hidden_letters' as const, removes: likely } : null;
  return { finding: hidden, likely, encloses: false };
}
