import { coverageOf } from './coverage.ts';
import type { Material } from './material.ts';
import { clampReading, type SkillReading } from './signal.ts';

/** Quality: how much of what the rubric expects the work carries. Without anything expected there is nothing to measure by. */
export function readQuality(material: Material): SkillReading | null {
  const coverage = coverageOf(material);
  if (coverage === null || coverage.best.length === 0) return null;
  const share = 0.6 * coverage.words + 0.4 * coverage.points;
  return {
    x: clampReading(10 + 110 * share),
    confidence: coverage.best.length >= 2 ? 0.75 : 0.5,
    quotes: coverage.best.map(({ turn, text }) => ({ seq: turn.seq, text })),
    events: [],
    did: `covered about ${Math.round(100 * coverage.points)} % of the points this stage asks for`,
    next:
      coverage.missed[0] === undefined
        ? 'say how you checked it'
        : `say more on "${coverage.missed[0].slice(0, 80)}"`,
  };
}
