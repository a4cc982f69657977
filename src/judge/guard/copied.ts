import { sumSimple } from 'simple-statistics';
import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import type { Dossier } from '../dossier/build.ts';
import { type Sentence, sentencesOf } from '../dossier/sentences.ts';
import { piecesOf } from '../dossier/turn.ts';
import { reveal } from './plain-text.ts';
import { quotedSpans } from './quoted-spans.ts';
import { neighbours, outside, type Span, spansOf, withOverlaps } from './threat.ts';

/** A word of a text, or a letter of a script without spaces, which counts as half a word. */
type Unit = Span & { word: string; weight: number };

const UNIT = new RegExp(`${UNSPACED_CHARACTER}|[\\p{L}\\p{M}\\p{N}\\p{Cf}]+`, 'gu');
const UNSPACED = new RegExp(`^${UNSPACED_CHARACTER}`, 'u');
const WORD = /[\p{L}\p{N}]/u;

/** As a reader sees them, in lower case; positions are counted from `from`. */
function unitsOf(text: string, from = 0): Unit[] {
  return spansOf(text, UNIT)
    .map(({ start, end }) => {
      const raw = text.slice(start, end);
      const weight = UNSPACED.test(raw) ? 0.5 : 1;
      return { word: reveal(raw).toLowerCase(), weight, start: from + start, end: from + end };
    })
    .filter(({ word }) => WORD.test(word));
}

/** Runs this short survive small edits; many of them together are not chance. In words. */
const RUN = 3;

function runsIn(units: readonly Unit[]): { key: string; units: readonly Unit[] }[] {
  return units.flatMap(({ weight }, at) => {
    const length = RUN / weight;
    const run = units.slice(at, at + length);
    return run.length < length ? [] : [{ key: run.map(({ word }) => word).join(' '), units: run }];
  });
}

type Helper = 'assistant' | 'coach';

/** Runs of words, and which helper said each before the learner. */
export type HelperRuns = ReadonlyMap<string, Helper>;

/** Runs that the learner said first are left out. */
export function helperRunsFrom({ context, turns }: Pick<Dossier, 'context' | 'turns'>): HelperRuns {
  const first = new Map<string, Helper | 'learner'>();
  for (const turn of [...context, ...turns]) {
    const { speaker } = turn;
    if (speaker === 'system') continue;
    for (const { key } of piecesOf(turn).flatMap((text) => runsIn(unitsOf(text)))) {
      if (!first.has(key)) first.set(key, speaker);
    }
  }
  return new Map([...first].filter((one): one is [string, Helper] => one[1] !== 'learner'));
}

/**
 * What makes a copy: the share of a sentence's words in copied runs, since small edits break some runs, and the copied
 * words in neighbouring sentences. Some of a coach's words recur by chance, and answers repeat the question, so more than
 * one sentence must be copied from a coach.
 */
const COPY = { assistant: { share: 0.65, words: 10 }, coach: { share: 0.7, words: 24 } };
const LEAST_WORDS = 5;

/** `covered` words are in runs that the helper said first. */
type Sample = { sentence: Sentence; words: number; covered: number; helper: Helper };

function sampleOf(sentence: Sentence, helperRuns: HelperRuns, quoted: readonly Span[]): Sample {
  const units = unitsOf(sentence.text, sentence.start);
  const covered = { assistant: new Set<Unit>(), coach: new Set<Unit>() };
  for (const { key, units: run } of runsIn(units)) {
    const helper = helperRuns.get(key);
    if (helper !== undefined) for (const unit of run) covered[helper].add(unit);
  }
  const own = outside(units, quoted);
  const isCovered = (unit: Unit) => covered.assistant.has(unit) || covered.coach.has(unit);
  const sum = (some: readonly Unit[]) => sumSimple(some.map(({ weight }) => weight));
  return {
    sentence,
    words: sum(own),
    covered: sum(own.filter(isCovered)),
    helper: own.some((unit) => covered.assistant.has(unit)) ? 'assistant' : 'coach',
  };
}

function isCopy({ words, covered, helper }: Sample): boolean {
  return covered >= COPY[helper].share * words;
}

/** Neighbouring copies count together; sentences too short to decide may be between them. */
function groupsOf(samples: readonly Sample[]): Sample[][] {
  const long = samples.filter(({ words }) => words >= LEAST_WORDS);
  return neighbours(long, (a, b) => isCopy(a) && isCopy(b)).filter((group) => {
    const helper = group.some((sample) => sample.helper === 'assistant') ? 'assistant' : 'coach';
    return group.every(isCopy) && sumSimple(group.map(({ covered }) => covered)) >= COPY[helper].words;
  });
}

/** Passages that a helper wrote first, and that are not marked as quotations. */
export function copiedPassages(text: string, helperRuns: HelperRuns): Span[] {
  if (helperRuns.size === 0) return [];
  const samples = withOverlaps(sentencesOf(text), quotedSpans(text)).map(([sentence, quoted]) =>
    sampleOf(sentence, helperRuns, quoted),
  );
  return groupsOf(samples).flatMap((group) => group.map(({ sentence }) => sentence));
}
