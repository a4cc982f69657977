import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import { type Span, outside, type Finding } from './threat.ts';
import { reveal } from './plain-text.ts';
import type { Dossier } from '../dossier/build.ts';
import { piecesOf, type Turn } from '../dossier/turn.ts';
import { sentencesOf, type Sentence } from '../dossier/sentences.ts';
import { quotedSpans } from './quoted-spans.ts';

/** A word of a text, or a letter of a script without spaces, which counts as half a word. */
type Unit = Span & { word: string; weight: number };

const UNIT = new RegExp(`${UNSPACED_CHARACTER}|[\\p{L}\\p{M}\\p{N}\\p{Cf}]+`, 'gu');
const UNSPACED = new RegExp(`^${UNSPACED_CHARACTER}`, 'u');
const WORD = /[\p{L}\p{N}]/u;

/** The words of a text as a reader sees them, in lower case, with their positions. */
function unitsOf(text: string): Unit[] {
  return [...text.matchAll(UNIT)].flatMap(({ 0: raw, index }): Unit[] => {
    const word = reveal(raw).toLowerCase();
    const weight = UNSPACED.test(raw) ? 0.5 : 1;
    return WORD.test(word) ? [{ word, weight, start: index, end: index + raw.length }] : [];
  });
}

/** Runs this short survive small edits; many of them together are not chance. In words. */
const RUN = 3;

/** For each unit, the run that begins at it; null near the end. */
function runsFrom(units: readonly Unit[]): ({ key: string; length: number } | null)[] {
  return units.map(({ weight }, at) => {
    const length = RUN / weight;
    const run = units.slice(at, at + length);
    return run.length < length ? null : { key: run.map(({ word }) => word).join(' '), length };
  });
}

type Helper = 'assistant' | 'coach';

/** Runs of words that the assistant or the coach said before the learner, and who said them. */
export type HelperRuns = ReadonlyMap<string, Helper>;

function isHelper(speaker: Turn['speaker']): speaker is Helper {
  return speaker === 'assistant' || speaker === 'coach';
}

/** Finds who said each run first; a run that the learner said before a helper is the learner's. */
export function helperRunsFrom({ context, turns }: Pick<Dossier, 'context' | 'turns'>): HelperRuns {
  const helperRuns = new Map<string, Helper>();
  const own = new Set<string>();
  for (const turn of [...context, ...turns]) {
    const { speaker } = turn;
    if (!isHelper(speaker) && speaker !== 'learner') continue;
    for (const run of piecesOf(turn).flatMap((text) => runsFrom(unitsOf(text)))) {
      if (run === null) continue;
      if (!isHelper(speaker)) own.add(run.key);
      else if (!own.has(run.key) && !helperRuns.has(run.key)) helperRuns.set(run.key, speaker);
    }
  }
  return helperRuns;
}

/**
 * The share of a sentence's words in copied runs that makes it a copy. Small edits break some runs, and some of a
 * coach's words recur by chance.
 */
const COVERED = { assistant: 0.65, coach: 0.7 };
const LEAST_WORDS = 5;
/**
 * The number of copied words in neighbouring sentences that makes a copy. A coach's words include the task, and
 * answers repeat the question, so more than one sentence must be copied from a coach.
 */
const COPY_WORDS = { assistant: 10, coach: 24 };

/** A sentence with the number of its words, and how many of them are in runs that a helper said first. */
type Sample = { span: Span; covered: number; words: number; assisted: boolean };

type Mark = { covered: boolean; assisted: boolean };

/** Marks the units in runs that a helper said first. */
function marksOf(units: readonly Unit[], helperRuns: HelperRuns): Mark[] {
  const marks = units.map(() => ({ covered: false, assisted: false }));
  for (const [at, run] of runsFrom(units).entries()) {
    const helper = run === null ? undefined : helperRuns.get(run.key);
    if (run === null || helper === undefined) continue;
    for (const mark of marks.slice(at, at + run.length)) {
      mark.covered = true;
      mark.assisted ||= helper === 'assistant';
    }
  }
  return marks;
}

function sampleOf({ start, text }: Sentence, helperRuns: HelperRuns, quoted: readonly Span[]): Sample {
  const units = unitsOf(text).map((unit) => ({ ...unit, start: start + unit.start, end: start + unit.end }));
  const marks = new Map(marksOf(units, helperRuns).map((mark, at) => [units[at], mark]));
  const own = outside(units, quoted);
  const sum = (some: readonly Unit[]) => some.reduce((total, { weight }) => total + weight, 0);
  return {
    span: { start, end: start + text.length },
    covered: sum(own.filter((unit) => marks.get(unit)?.covered)),
    words: sum(own),
    assisted: own.some((unit) => marks.get(unit)?.assisted),
  };
}

function isCopy({ covered, words, assisted }: Sample): boolean {
  return words >= LEAST_WORDS && covered >= COVERED[assisted ? 'assistant' : 'coach'] * words;
}

/** Groups neighbouring copies and counts their words together. Sentences too short to decide may be between them. */
function groupsOf(samples: readonly Sample[]): Sample[][] {
  const groups: Sample[][] = [[]];
  for (const sample of samples) {
    if (isCopy(sample)) groups.at(-1)?.push(sample);
    else if (sample.words >= LEAST_WORDS) groups.push([]);
  }
  return groups.filter((group) => {
    const covered = group.reduce((sum, sample) => sum + sample.covered, 0);
    return covered >= COPY_WORDS[group.some(({ assisted }) => assisted) ? 'assistant' : 'coach'];
  });
}

/**
 * Passages that a helper wrote first. Text between quotation marks or after `>` is a quotation rather than a copy.
 */
export function copiedPassages(text: string, helperRuns: HelperRuns): Finding[] {
  if (helperRuns.size === 0) return [];
  const quoted = quotedSpans(text);
  const samples = quotedPerSentence(sentencesOf(text), quoted).map(([sentence, spans]) =>
    sampleOf(sentence, helperRuns, spans),
  );
  return groupsOf(samples)
    .flat()
    .map(({ span }) => ({ ...span, kind: 'copied', removes: true }));
}

/** Each sentence with the quotations that overlap it. Both in order. */
function quotedPerSentence(
  sentences: readonly Sentence[],
  quoted: readonly Span[],
): [Sentence, readonly Span[]][] {
  let first = 0;
  return sentences.map((sentence) => {
    const end = sentence.start + sentence.text.length;
    while ((quoted[first]?.end ?? Infinity) <= sentence.start) first += 1;
    let last = first;
    while ((quoted[last]?.start ?? Infinity) < end) last += 1;
    return [sentence, quoted.slice(first, last)];
  });
}
