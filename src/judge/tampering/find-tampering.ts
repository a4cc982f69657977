import type { Dossier } from '../dossier.ts';
import { sentencesOf } from '../sentence.ts';
import { piecesOf, type Turn } from '../turn.ts';
import { addressedWeight } from './addressed.ts';
import { heardFrom, isCopied, type Heard } from './copied.ts';
import { decodedParts, otherReadings } from './encoded.ts';
import { forgedFrame, isCodeFence } from './forged-frame.ts';
import { hidesLetters } from './hidden-letters.ts';
import { reveal } from './reveal.ts';

type TamperingKind = 'addressed_to_grader' | 'forged_frame' | 'hidden_letters' | 'encoded' | 'copied';

export type Tampering = {
  kind: TamperingKind;
  seq: number;
  part: number;
  /** Which piece of the turn: 0 its text, 1 the end of a cut one, -1 the file's name. */
  piece: number;
  start: number;
  end: number;
  /** Whether the words are left out of features and quotes. Letters that hide nothing else stay, made plain. */
  removes: boolean;
};

type Place = { start: number; text: string };
type Finding = { kind: TamperingKind; removes: boolean };
type Judged = { finding: Finding | null; likely: boolean; encloses: boolean };

const SURE = 3;
const LIKELY = 2;

function kindOf(text: string, plain: string, heard: Heard): TamperingKind | null {
  const weight = addressedWeight(plain);
  if (weight >= SURE) return hidesLetters(text) ? 'hidden_letters' : 'addressed_to_grader';
  if (decodedParts(plain).length > 0 || decodedParts(text).length > 0) return 'encoded';
  if (otherReadings(plain).some((reading) => addressedWeight(reveal(reading)) >= SURE)) return 'encoded';
  return isCopied(text, heard) ? 'copied' : null;
}

/** What one sentence is on its own: a finding, or how likely it belongs to one beside it. */
function judgeSentence(text: string, heard: Heard): Judged {
  const plain = reveal(text);
  const frame = forgedFrame(plain);
  if (frame !== null)
    return { finding: { kind: 'forged_frame', removes: true }, likely: true, encloses: frame === 'encloses' };
  const kind = kindOf(text, plain, heard);
  const likely = addressedWeight(plain) >= LIKELY || isCodeFence(plain);
  if (kind !== null) return { finding: { kind, removes: true }, likely: kind !== 'copied', encloses: false };
  const hidden = hidesLetters(text) ? { kind: 'hidden_letters' as const, removes: likely } : null;
  return { finding: hidden, likely, encloses: false };
}

/** A frame longer than this is not one forgery but two. */
const FRAME_SENTENCES = 12;

/** Sentences beside a forgery that are likely part of it go with it; two likely ones beside each other are one. */
function spread(judged: readonly Judged[]): (Finding | null)[] {
  const isFrame = (at: number) => judged[at]?.encloses === true;
  return judged.map(({ finding, likely }, index) => {
    if (finding !== null) return finding;
    const near = Array.from({ length: FRAME_SENTENCES }, (_, step) => step + 1);
    const opened = near.find((step) => isFrame(index - step));
    const closed = near.find((step) => isFrame(index + step));
    // Between the opening and the closing of a forged frame, everything is what it encloses.
    if (opened !== undefined && closed !== undefined && opened + closed <= FRAME_SENTENCES) {
      return { kind: 'forged_frame', removes: true };
    }
    const beside = [judged[index - 1], judged[index + 1]].filter((other) => other !== undefined);
    const joins = likely && beside.some((other) => other.likely || other.encloses);
    return joins ? { kind: 'addressed_to_grader', removes: true } : null;
  });
}

function findIn(places: readonly Place[], heard: Heard): (Place & Finding)[] {
  const findings = spread(places.map(({ text }) => judgeSentence(text, heard)));
  return places.flatMap((place, index) => {
    const finding = findings[index];
    return finding === null || finding === undefined ? [] : [{ ...place, ...finding }];
  });
}

/** A file name is one phrase; the points and dashes in it stand for spaces. */
function nameOf(turn: Turn): Place[] {
  return turn.name === null || turn.name === '' ? [] : [{ start: 0, text: turn.name }];
}

const known = new WeakMap<Dossier, Tampering[]>();

/**
 * Places in the learner's own texts and file names that speak to the grader, forge a frame or a score, hide their
 * letters, carry encoded words, or pass off a helper's words as own. Pure; read once for each dossier.
 */
export function findTampering(dossier: Dossier): Tampering[] {
  const before = known.get(dossier);
  if (before !== undefined) return before;
  const heard = heardFrom(dossier);
  const found: Tampering[] = [];
  for (const turn of dossier.turns) {
    if (!turn.quotable) continue;
    const pieces = piecesOf(turn).map((text, piece) => ({ piece, places: sentencesOf(text) as Place[] }));
    for (const { piece, places } of [...pieces, { piece: -1, places: nameOf(turn) }]) {
      for (const { kind, removes, start, text } of findIn(places, heard)) {
        found.push({ kind, removes, seq: turn.seq, part: turn.part, piece, start, end: start + text.length });
      }
    }
  }
  known.set(dossier, found);
  return found;
}
