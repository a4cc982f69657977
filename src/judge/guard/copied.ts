import { UNSPACED_CHARACTER } from '../../core/scripts.ts';
import type { Dossier } from '../dossier/build.ts';
import { type Sentence, sentencesOf } from '../dossier/sentences.ts';
import { piecesOf } from '../dossier/turn.ts';
import { reveal } from './plain-text.ts';
import { quotedSpans } from './quoted-spans.ts';
import { type Finding, findings, outside, type Span, spansOf, withOverlaps } from './threat.ts';

/** A word of a text, or a letter of a script without spaces, which counts as half a word. */
type Unit = Span & { word: string; weight: number };

const UNIT = new RegExp(`${UNSPACED_CHARACTER}|[\\p{L}\\p{M}\\p{N}\\p{Cf}]+`, 'gu');
const UNSPACED = new RegExp(`^${UNSPACED_CHARACTER}`, 'u');
const WORD = /[\p{L}\p{N}]/u;

/** The words of a text as a reader sees them, in lower case, with their positions. */
function unitsOf(text: string): Unit[] {
  return spansOf(text, UNIT)
    .map(({ start, end }) => {
      const raw = text.slice(start, end);
      return { word: reveal(raw).toLowerCase(), weight: UNSPACED.test(raw) ? 0.5 : 1, start, end };
    })
    .filter(({ word }) => WORD.test(word));
}

/** Runs this short survive small edits; many of them together are not chance. In words. */
const RUN = 3;

/** The runs that begin at each unit, as the units they consist of. */
function runsIn(units: readonly Unit[]): { key: string; units: readonly Unit[] }[] {
  return units.flatMap(({ weight }, at) => {
    const length = RUN / weight;
    const run = units.slice(at, at + length);
    return run.length < length ? [] : [{ key: run.map(({ word }) => word).join(' '), units: run }];
  });
}

type Helper = 'assistant' | 'coach';

/** Runs of words that the assistant or the coach said before the learner, and who said them. */
export type HelperRuns = ReadonlyMap<string, Helper>;

/** Finds who said each run first; a run that the learner said before a helper is the learner's. */
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
 * What makes a copy, by helper: the share of a sentence's words in copied runs, since small edits break some runs and
 * some of a coach's words recur by chance; and the copied words in neighbouring sentences. A coach's words include the
 * task, and answers repeat the question, so more than one sentence must be copied from a coach.
 */
const COPY = { assistant: { share: 0.65, words: 10 }, coach: { share: 0.7, words: 24 } };
const LEAST_WORDS = 5;

/** A sentence with the number of its words, how many of them are in runs that a helper said first, and which helper. */
type Sample = { sentence: Sentence; words: number; covered: number; helper: Helper };

function sampleOf(sentence: Sentence, helperRuns: HelperRuns, quoted: readonly Span[]): Sample {
  const { start } = sentence;
  const units = unitsOf(sentence.text).map((unit) => ({
    ...unit,
    start: start + unit.start,
    end: start + unit.end,
  }));
  const covered = new Map<Unit, Helper>();
  for (const { key, units: run } of runsIn(units)) {
    const helper = helperRuns.get(key);
    if (helper === undefined) continue;
    for (const unit of run) if (covered.get(unit) !== 'assistant') covered.set(unit, helper);
  }
  const own = outside(units, quoted);
  const sum = (some: readonly Unit[]) => some.reduce((total, { weight }) => total + weight, 0);
  return {
    sentence,
    words: sum(own),
    covered: sum(own.filter((unit) => covered.has(unit))),
    helper: own.some((unit) => covered.get(unit) === 'assistant') ? 'assistant' : 'coach',
  };
}

/** Groups neighbouring copies and counts their words together. Sentences too short to decide may be between them. */
function groupsOf(samples: readonly Sample[]): Sample[][] {
  const groups: Sample[][] = [[]];
  for (const sample of samples) {
    const { words, covered, helper } = sample;
    if (words < LEAST_WORDS) continue;
    if (covered >= COPY[helper].share * words) groups.at(-1)?.push(sample);
    else groups.push([]);
  }
  return groups.filter((group) => {
    const helper = group.some((sample) => sample.helper === 'assistant') ? 'assistant' : 'coach';
    return group.reduce((sum, { covered }) => sum + covered, 0) >= COPY[helper].words;
  });
}

/** Passages that a helper wrote first. Text between quotation marks or after `>` is a quotation rather than a copy. */
export function copiedPassages(text: string, helperRuns: HelperRuns): Finding[] {
  if (helperRuns.size === 0) return [];
  const samples = withOverlaps(sentencesOf(text), quotedSpans(text)).map(([sentence, quoted]) =>
    sampleOf(sentence, helperRuns, quoted),
  );
  const copied = groupsOf(samples).flatMap((group) => group.map(({ sentence }) => sentence));
  return findings('copied', copied, { removes: true });
}
