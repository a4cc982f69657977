import type { Dossier } from '../dossier.ts';
import { sentencesOf } from '../sentence.ts';
import { piecesOf, type Turn } from '../turn.ts';
import { addressedWeight } from './addressed.ts';
import { beginsAt } from './begins-at.ts';
import { copiedSentences, heardFrom, NOTHING_HEARD, type Heard } from './copied.ts';
import { codedSpans, isCiphered, isRespelled } from './disguise/undisguise.ts';
import { forgedFrame, isCodeFence } from './forged-frame.ts';
import { framingTags } from './frames/tags.ts';
import { hidesLetters } from './hidden-letters.ts';
import { plainForm } from './plain-form.ts';
import { reveal } from './reveal.ts';
import { cutSentences } from './unfinished.ts';

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
type Span = { start: number; end: number };
/** `within` where not the whole sentence is meant. */
type Finding = { kind: TamperingKind; removes: boolean; within?: Span };
type Judged = { finding: Finding | null; likely: boolean; encloses: boolean };

/** One text of the learner: where it stands, and its sentences. */
type Own = { seq: number; part: number; piece: number; places: Place[]; whole: string };

const SURE = 3;
const LIKELY = 2;
/** Sentences of one line that are looked at as one. */
const LONGEST_LINE = 12;

function holdsTag(text: string, name: string): boolean {
  const lower = text.toLowerCase();
  return lower.includes(`<${name}>`) || lower.includes(`</${name}`);
}

/** What one sentence is on its own: a finding, or how likely it belongs to one beside it. */
function judgeSentence(text: string, tags: readonly string[]): Judged {
  const seen = reveal(text);
  const frame = forgedFrame(seen);
  const breaksOut = tags.some((name) => holdsTag(seen, name));
  if (frame !== null || breaksOut) {
    const finding = { kind: 'forged_frame' as const, removes: true };
    return { finding, likely: true, encloses: breaksOut || frame === 'encloses' };
  }
  const plain = plainForm(text);
  const weight = addressedWeight(plain);
  const hides = hidesLetters(text);
  const likely = weight >= LIKELY || isCodeFence(seen);
  const removed = (kind: TamperingKind): Judged => ({
    finding: { kind, removes: true },
    likely: true,
    encloses: false,
  });
  if (weight >= SURE) return removed(hides ? 'hidden_letters' : 'addressed_to_grader');
  if (isCiphered(text, plain) || isRespelled(text)) return removed('encoded');
  const hidden = hides ? { kind: 'hidden_letters' as const, removes: likely } : null;
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

/** A file name is one phrase; the points and dashes in it stand for spaces. */
function namePlaces(turn: Turn): Place[] {
  return turn.name === null || turn.name === '' ? [] : [{ start: 0, text: turn.name }];
}

function textsOf({ turns, labels }: Pick<Dossier, 'turns' | 'labels'>): Own[] {
  const own = turns.filter((turn) => turn.quotable);
  const said = own.flatMap((turn) => {
    const { seq, part } = turn;
    const pieces = piecesOf(turn).map((whole, piece) => ({ piece, whole, places: sentencesOf(whole) }));
    const names = { piece: -1, whole: turn.name ?? '', places: namePlaces(turn) };
    return [...pieces, names].map((text) => ({ seq, part, ...text }));
  });
  const fields = (labels ?? []).map(({ seq, text }, index) => {
    return { seq, part: FIRST_LABEL + index, piece: 0, whole: text, places: sentencesOf(text) };
  });
  return [...said, ...fields].toSorted((a, b) => a.seq - b.seq);
}

/** Labels are no turns, so their parts lie beyond those that an event's turns have. */
export const FIRST_LABEL = 100_000;

function findIn(own: Own, heard: Heard): (Finding | null)[] {
  const tags = own.whole.includes('<') ? framingTags(own.whole) : [];
  const found = spread(own.places.map(({ text }) => judgeSentence(text, tags)));
  const copied = copiedSentences(
    own.places.map(({ text }) => text),
    heard,
  );
  const coded = codedSpans(own.whole);
  const ciphered = cipheredRuns(own);
  return own.places.map((place, at) => {
    const finding = found[at] ?? null;
    // A copy with letters hidden in it is a copy still.
    if (finding !== null && (finding.removes || copied[at] !== true)) return finding;
    const last = place.start + place.text.length;
    const code = coded.find(({ start, end }) => start < last && place.start < end);
    if (code !== undefined) {
      const within = { start: Math.max(place.start, code.start), end: Math.min(last, code.end) };
      return { kind: 'encoded', removes: true, within };
    }
    if (ciphered.has(at)) return { kind: 'encoded', removes: true };
    return copied[at] ? { kind: 'copied', removes: true } : null;
  });
}

/** Sentences of one line that are a cipher only together: in it a full stop may stand for a letter. */
function cipheredRuns({ whole, places }: Own): Set<number> {
  const found = new Set<number>();
  const textOf = (from: number, to: number) => {
    const [first, last] = [places[from] as Place, places[to - 1] as Place];
    return whole.slice(first.start, last.start + last.text.length);
  };
  const isCode = (from: number, to: number) => isCiphered(textOf(from, to), plainForm(textOf(from, to)));
  const breaks = places.map(
    (place, at) => at === 0 || textOf(at - 1, at + 1).includes('\n') || place.start === 0,
  );
  for (let from = 0; from < places.length;) {
    let to = from + 1;
    while (to < places.length && breaks[to] !== true && to - from < LONGEST_LINE) to += 1;
    let [first, last] = [from, to];
    from = to;
    if (last - first < 2 || !isCode(first, last)) continue;
    while (first + 1 < last && isCode(first + 1, last)) first += 1;
    while (first < last - 1 && isCode(first, last - 1)) last -= 1;
    for (let at = first; at < last; at += 1) found.add(at);
  }
  return found;
}

/** Where a finding begins and ends in its text. */
function spanOf({ start, text }: Place, { kind, within }: Finding): Span {
  if (within !== undefined) return within;
  const from = kind === 'addressed_to_grader' ? beginsAt(text) : 0;
  return { start: start + from, end: start + text.length };
}

function phraseOf(own: Own, place: Place): string {
  return own.piece === -1 ? place.text.replace(/\.\w{1,5}$|[_.+-]+/gu, ' ') : place.text;
}

const known = new WeakMap<Dossier, Tampering[]>();

/**
 * Places in the learner's own texts, file names and other fields that speak to the grader, forge a frame or a score,
 * hide their letters, carry encoded words, or pass off a helper's words as own. Pure; read once for each dossier.
 */
export function findTampering(dossier: Dossier): Tampering[] {
  const before = known.get(dossier);
  if (before !== undefined) return before;
  const found = findInTexts(textsOf(dossier), heardFrom(dossier));
  known.set(dossier, found);
  return found;
}

/** The same in the learner's earlier turns, which no longer count but are still read by a model. */
export function findInContext({ context }: Dossier): Tampering[] {
  const earlier = context.filter(({ speaker }) => speaker === 'learner');
  return findInTexts(textsOf({ turns: earlier.map((turn) => ({ ...turn, quotable: true })) }), NOTHING_HEARD);
}

function findInTexts(texts: readonly Own[], heard: Heard): Tampering[] {
  const all = texts.flatMap((own) => {
    const findings = findIn(own, heard);
    return own.places.map((place, at) => ({ own, place, finding: findings[at] ?? null }));
  });
  const cut = cutSentences(all.map(({ own, place }) => phraseOf(own, place)));
  return all.flatMap(({ own, place, finding }, at): Tampering[] => {
    const joined: Finding = { kind: 'addressed_to_grader', removes: true };
    const told = finding ?? (cut.has(at) ? joined : null);
    if (told === null) return [];
    const { seq, part, piece } = own;
    const { kind, removes } = told;
    return [{ kind, removes, seq, part, piece, ...spanOf(place, told) }];
  });
}
