import type { Coverage } from '../coverage.ts';
import { resultOutcome, type ResultOutcome } from '../result-outcome.ts';
import type { Material } from '../material.ts';
import { resultOf } from '../result.ts';
import { isRetraction, reaffirms } from '../retraction.ts';
import { quoteOf, type SkillReading } from '../signal.ts';

/** The factor for an answer that the learner retracts without a replacement. */
const TAKEN_BACK = 0.4;
/** The reading of work that covers none of the reference. */
const UNCOVERED = 8;
/** Readings by result: right or wrong says more than the overlap with the reference. */
const RESULT: Readonly<Record<ResultOutcome, number>> = { kept: 78, retracted: 34, never_reached: 24 };
const RESULT_SPREAD = 16;

function shareOf(coverage: Coverage): number {
  return (coverage.words + coverage.points) / 2;
}

/** Whether the last sentence about the work retracts it. */
function endsRetracted({ work, topic }: Material): boolean {
  const last = work.at(-1);
  return last !== undefined && !reaffirms(last.text) && isRetraction(last.text, topic);
}

/** Reads words that share nothing with what was asked: weak work, quoted, at medium confidence. */
function readOffTopic({ own, said }: Material): SkillReading | null {
  if (own.length === 0) return null;
  const quotes = own.slice(0, 2).map(({ turn, text }) => ({ seq: turn.seq, text }));
  return {
    x: UNCOVERED,
    quotes,
    events: [],
    confidence: 0.5,
    did:
      said.length > 0
        ? 'answered in words that share nothing with what was looked for'
        : 'wrote about something else than was asked',
    next: 'come back to the question itself',
  };
}

/**
 * Reads the work against a reference: how much of it is covered, and for a worked result whether it is right and
 * kept.
 */
export function readAgainstReference(material: Material, coverage: Coverage): SkillReading | null {
  if (coverage.best.length === 0) return readOffTopic(material);
  const share = shareOf(coverage) * (endsRetracted(material) ? TAKEN_BACK : 1);
  const result = resultOf(material);
  const outcome = resultOutcome(material, result);
  const x = result.final === null ? UNCOVERED + 84 * share : RESULT[outcome] + RESULT_SPREAD * (share - 0.5);
  const covered = `covered about ${Math.round(100 * share)} % of what this task asks for`;
  const arrived = {
    kept: 'reached the right result and kept to it',
    retracted: 'had the right result and then left it',
    never_reached: 'are on the way to the result',
  };
  const missed = coverage.missed[0];
  return {
    x,
    quotes: coverage.best.map(quoteOf),
    events: [],
    confidence: material.said.length >= 2 ? 0.75 : 0.5,
    did: result.final === null ? covered : arrived[outcome],
    next:
      missed === undefined || result.final !== null
        ? 'say how you checked it'
        : 'go into the parts of the question that are still open',
  };
}
