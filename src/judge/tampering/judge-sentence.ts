import { addressedWeight, namesGrading } from './addressed.ts';
import { isCiphered, isRespelled } from './disguise/undisguise.ts';
import type { Finding, TamperingKind } from './finding.ts';
import { forgedFrame, isCodeFence } from './forged-frame.ts';
import { hidesLetters } from './hidden-letters.ts';
import { plainForm } from './plain-form.ts';
import { reveal } from './reveal.ts';
import { besideSpan, soleMark } from './sole-mark.ts';

/** `likely` to belong to a forgery beside it; `encloses` where it is the mark of a frame. */
export type Judged = { text: string; finding: Finding | null; likely: boolean; encloses: boolean };

const SURE = 3;
const LIKELY = 2;

function holdsTag(text: string, name: string): boolean {
  const lower = text.toLowerCase();
  return lower.includes(`<${name}>`) || lower.includes(`</${name}`);
}

function frameOf(text: string, tags: readonly string[]): ReturnType<typeof forgedFrame> {
  const seen = reveal(text);
  return tags.some((name) => holdsTag(seen, name)) ? 'encloses' : forgedFrame(seen);
}

/** The mark alone where all else in its sentence is beyond doubt, else the whole sentence. */
function judgeMark(text: string, tags: readonly string[]): Judged {
  const finding: Finding = { kind: 'forged_frame', removes: true };
  const whole = { text, finding, likely: true, encloses: true };
  const mark = soleMark(text, (part) => frameOf(part, tags) !== null);
  if (mark === null) return whole;
  const rest = besideSpan(text, mark);
  const beside = judgeSentence(rest, tags);
  if (beside.finding !== null || beside.likely || namesGrading(plainForm(rest))) return whole;
  return { ...whole, finding: { ...finding, within: mark } };
}

/** What one sentence is on its own: a finding, or how likely it belongs to one beside it. */
export function judgeSentence(text: string, tags: readonly string[]): Judged {
  const removed = (kind: TamperingKind): Judged => {
    return { text, finding: { kind, removes: true }, likely: true, encloses: false };
  };
  const frame = frameOf(text, tags);
  if (frame !== null) return frame === 'line' ? removed('forged_frame') : judgeMark(text, tags);
  const plain = plainForm(text);
  const weight = addressedWeight(plain);
  const hides = hidesLetters(text);
  if (weight >= SURE) return removed(hides ? 'hidden_letters' : 'addressed_to_grader');
  if (isCiphered(text, plain) || isRespelled(text, plain)) return removed('encoded');
  const likely = weight >= LIKELY || isCodeFence(reveal(text));
  const finding = hides ? { kind: 'hidden_letters' as const, removes: likely } : null;
  return { text, finding, likely, encloses: false };
}
