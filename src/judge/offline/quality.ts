import type { Dossier } from '../dossier/build.ts';
import { hasReference } from '../dossier/has-reference.ts';
import { isTail, ownWordsOf } from '../dossier/is-tail.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import type { Material } from './material.ts';
import { readAgainstReference } from './quality/against-reference.ts';
import { readOnItsOwn } from './quality/on-its-own.ts';
import { resultOf } from './result.ts';
import { clampReading, type SkillReading } from './signal.ts';
import type { Weights } from './weights.ts';

/** Fewer words than this after an earlier completion are thanks and a goodbye. */
const LEAST_TAIL = 20;
const MENDED_POINTS = 3;
const MOST_MENDED = 3;

/** Check items that failed before and pass in the last check: the revision fixed them. */
function mendedItems({ checks }: Dossier): string[] {
  const last = checks.at(-1);
  if (last === undefined) return [];
  const failed = new Set(
    checks.slice(0, -1).flatMap(({ items }) => items.filter((item) => !item.passed).map(({ name }) => name)),
  );
  return last.items.filter((item) => item.passed && failed.has(item.name)).map(({ name }) => name);
}

/**
 * Reads the work against rubric points without a reference. Points that name content are found in the words of
 * sound work. Points that describe how to work ("gives the reason for a step") are not, so the work is then read on
 * its own.
 */
function readAgainstPoints(material: Material, coverage: Coverage, weights: Weights): SkillReading | null {
  const own = readOnItsOwn(material, weights);
  if (own === null || coverage.best.length === 0) return own;
  const against = readAgainstReference(material, coverage);
  if (against === null || resultOf(material).final !== null) return against;
  return against.x > own.x ? { ...against, confidence: own.confidence, uncarded: true } : own;
}

function readWork(material: Material, weights: Weights): SkillReading | null {
  const { dossier } = material;
  const coverage = coverageOf(material);
  // A few closing words would look like weak work against the reference of a whole stage, so they are read on their
  // own.
  const isTailOfWork = isTail(dossier);
  if (isTailOfWork && ownWordsOf(dossier) < LEAST_TAIL) return null;
  if (coverage === null || isTailOfWork) return readOnItsOwn(material, weights);
  return hasReference(dossier)
    ? readAgainstReference(material, coverage)
    : readAgainstPoints(material, coverage, weights);
}

/** Quality: how much of what was asked the work covers, and whether revisions fix what a check found. */
export function readQuality(material: Material, weights: Weights = {}): SkillReading | null {
  const reading = readWork(material, weights);
  if (reading === null) return null;
  const mended = mendedItems(material.dossier);
  const did = mended.length === 0 ? reading.did : `${reading.did}, mended what a check had named`;
  const x = reading.x + MENDED_POINTS * Math.min(MOST_MENDED, mended.length);
  return { ...reading, did, x: clampReading(x) };
}
