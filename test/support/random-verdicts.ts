import { CONSTANTS, DAY_MS } from '../../src/core/constants.ts';
import type { CountedVerdict } from '../../src/core/firmness/bounds.ts';
import type { AwardGroup } from '../../src/core/firmness/worth-after.ts';
import type { Observation, Source } from '../../src/core/observation.ts';
import { SKILLS } from '../../src/core/skill.ts';

type Random = () => number;

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

function observationsAround(random: Random, skill: number): Observation[] {
  const sources: Source[] = ['judge', 'judge', 'judge', 'judge', 'review', 'check', 'telemetry'];
  const card = random() < 0.5 ? null : { version: 'j@1', offset: 3, slope: 0.8, sigma: 12 + 8 * random() };
  return SKILLS.filter(() => random() < 0.8).flatMap((name) => {
    const once = (): Observation => ({
      skill: name,
      source: pick(random, sources),
      x: Math.min(
        100,
        Math.max(0, skill + 60 * (random() - 0.5) + (random() < 0.1 ? 60 * (random() - 0.5) : 0)),
      ),
      evidence: Math.floor(5 * random()),
      confidence: pick(random, [0.25, 0.5, 0.75, 1]),
      demand: pick(random, [50, 50, 40, 65]),
      card,
      ...(random() < 0.1 ? { interRaterSd: 10 * random() } : {}),
    });
    return random() < 0.15 ? [once(), once()] : [once()];
  });
}

/** Verdicts of one learner whose skill drifts around a random level, and awards between them, of both ladders. */
export function randomVerdicts(
  random: Random,
  count: number,
): { verdicts: CountedVerdict[]; awards: AwardGroup[] } {
  let skill = 100 * random();
  let at = Date.parse('2026-01-05T09:00:00Z');
  const verdicts: CountedVerdict[] = [];
  // Often a ledger that was begun under earlier constants.
  const earlier = pick(random, [1, 2]);
  const first = random() < 0.5 ? 0 : Math.floor(count * random());
  const awards: AwardGroup[] = [];
  for (let after = -1; after < count; after += 1) {
    if (after >= 0) {
      skill = Math.min(95, Math.max(5, skill + 6 * (random() - 0.5)));
      verdicts.push({
        observations: random() < 0.05 ? [] : observationsAround(random, skill),
        at,
        constants: after < first ? earlier : CONSTANTS.version,
      });
    }
    at += random() < 0.1 ? 0 : random() * (random() < 0.1 ? 60 : 2) * DAY_MS;
    for (const ladder of ['steps', 'smooth'] as const)
      if (random() < 0.7)
        awards.push({ after, ladder, base: pick(random, [1, 4, 15, 60]), paid: Math.ceil(6 * random()) });
  }
  return { verdicts, awards };
}
