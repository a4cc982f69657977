import type { Dossier } from '../dossier/build.ts';
import type { Sentence } from '../dossier/sentences.ts';
import { beginsAt } from './begins-at.ts';
import { cipheredRuns } from './ciphered-runs.ts';
import { copiedSentences, heardFrom, NOTHING_HEARD, type Heard } from './copied.ts';
import { codedSpans } from './disguise/undisguise.ts';
import type { Finding, Span, TamperingKind } from './finding.ts';
import { ratedExamples } from './frames/rated-examples.ts';
import { framingTags } from './frames/tags.ts';
import { writtenVerdict } from './frames/written-verdict.ts';
import { judgeSentence } from './judge-sentence.ts';
import { ownTexts, phraseOf, type OwnText } from './own-text.ts';
import { spread } from './spread.ts';
import { cutSentences } from './unfinished.ts';

export { FIRST_LABEL } from './own-text.ts';

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

/** What is found in one text, sentence by sentence. */
function findIn(own: OwnText, heard: Heard): (Finding | null)[] {
  const tags = own.whole.includes('<') ? framingTags(own.whole) : [];
  const found = spread(own.places.map(({ text }) => judgeSentence(text, tags)));
  const copied = copiedSentences(
    own.places.map(({ text }) => text),
    heard,
  );
  const coded = codedSpans(own.whole);
  const ciphered = cipheredRuns(own);
  const written = new Set([...writtenVerdict(own.places), ...ratedExamples(own.places)]);
  return own.places.map((place, at) => {
    const finding = found[at] ?? null;
    const { length } = place.text;
    const code = coded.find(({ start, end }) => start < place.start + length && place.start < end);
    const isOwn = copied[at] !== true && code === undefined;
    // Beside something forged, the rest of a sentence stays only where it is the learner's own.
    if (finding?.removes === true) return isOwn ? finding : { ...finding, within: { start: 0, end: length } };
    // A copy with letters hidden in it is a copy still.
    if (finding !== null && copied[at] !== true) return finding;
    if (code !== undefined) {
      const [start, end] = [code.start - place.start, code.end - place.start];
      const within = { start: Math.max(0, start), end: Math.min(length, end) };
      return { kind: 'encoded', removes: true, within };
    }
    if (written.has(at)) return { kind: 'forged_frame', removes: true };
    if (ciphered.has(at)) return { kind: 'encoded', removes: true };
    return copied[at] ? { kind: 'copied', removes: true } : null;
  });
}

/** Where a finding begins and ends in its text. */
function spanOf({ start, text }: Sentence, { kind, within }: Finding): Span {
  const from = kind === 'addressed_to_grader' ? beginsAt(text) : 0;
  const span = within ?? { start: from, end: text.length };
  return { start: start + span.start, end: start + span.end };
}

function findInTexts(texts: readonly OwnText[], heard: Heard): Tampering[] {
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

const known = new WeakMap<Dossier, Tampering[]>();

/**
 * Places in the learner's own texts, file names and other fields that speak to the grader, forge a frame or a score,
 * hide their letters, carry encoded words, or pass off a helper's words as own. Pure; read once for each dossier.
 */
export function findTampering(dossier: Dossier): Tampering[] {
  const before = known.get(dossier);
  if (before !== undefined) return before;
  const found = findInTexts(ownTexts(dossier), heardFrom(dossier));
  known.set(dossier, found);
  return found;
}

/** The same in the learner's earlier turns, which no longer count but are still read by a model. */
export function findInContext({ context }: Dossier): Tampering[] {
  const earlier = context.filter(({ speaker }) => speaker === 'learner');
  return findInTexts(
    ownTexts({ turns: earlier.map((turn) => ({ ...turn, quotable: true })) }),
    NOTHING_HEARD,
  );
}
