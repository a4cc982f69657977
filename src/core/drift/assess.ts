import { forEachSkill, SKILLS, type Skill } from '../skill.ts';
import { createDriftTest, type Alarm } from './drift-test.ts';
import { differs, estimateCard, wideningOf, type Estimated } from './new-card.ts';
import type { CardParts, StreamReading } from './stream.ts';

/** Distinct works that a new card needs: since a change, and since the card in use came without one. */
const ENOUGH_AFTER_ALARM = 12;
const ENOUGH_WORKS = 30;

/** Where a judge stands. Times in epoch milliseconds; null is the beginning. */
export type Basis = {
  /** The card in use, and since when. */
  inUse: CardParts;
  since: number | null;
  /** The card before the judge's last change, and when it seems to have changed. */
  before: CardParts;
  changed: number | null;
  /** An alarm that nobody has answered yet; its change seems to have begun at `began`. */
  alarm: { at: number; began: number } | null;
};

export type Assessment = {
  /** A change that was noticed just now. */
  alarm: (Alarm & { began: number }) | null;
  /** Evidence for a change, as a share of what makes an alarm. */
  evidence: number;
  /** By how much each skill's noise is widened; null while the judge does not drift. */
  widening: Record<Skill, number> | null;
  /** What a new card would say, by skill. */
  estimated: Partial<Record<Skill, Estimated>>;
  /** Whether there is enough to propose it: it differs, and rests on enough works. */
  proposes: boolean;
};

const countWorks = (readings: readonly StreamReading[]): number =>
  new Set(readings.map(({ work }) => work)).size;

/** The parts of a card with the retest deviation that readings show. */
const withRetest = (parts: CardParts, retest: (skill: Skill) => number): CardParts =>
  forEachSkill((skill) => ({ ...parts[skill], retest: Math.min(retest(skill), 0.95 * parts[skill].sigma) }));

/** Tests the readings since the card in use; those since the last change tell how the judge reads each work. */
function testOf(stream: readonly StreamReading[], { inUse, since, alarm }: Basis) {
  const test = createDriftTest(inUse);
  let noticed: (Alarm & { began: number }) | null = null;
  for (const reading of stream) {
    if (reading.at < (since ?? -Infinity)) test.remember(reading);
    else if (noticed === null && reading.at < (alarm?.at ?? Infinity)) {
      const found = test.take(reading);
      noticed = found && { ...found, began: stream[found.since]?.at ?? found.at };
    }
  }
  return { test, noticed };
}

/**
 * Looks at a judge's whole stream, oldest reading first: tests for drift, and estimates what the card should say. Pure, so
 * it may be repeated whenever a reading comes in.
 */
export function assess(stream: readonly StreamReading[], basis: Basis): Assessment {
  const { inUse, before, changed } = basis;
  const regime = stream.filter(({ at }) => at >= (changed ?? -Infinity));
  const { test, noticed } = testOf(regime, basis);
  const alarm = basis.alarm === null ? noticed : null;
  const began = alarm?.began ?? basis.alarm?.began ?? null;
  const from = began ?? changed ?? -Infinity;
  const [earlier, since] = [stream.filter(({ at }) => at < from), stream.filter(({ at }) => at >= from)];
  // After a new change the card in use was right until then; otherwise the one before the last change.
  const base = began === null ? before : inUse;
  const estimated = estimateCard(withRetest(base, test.retest), earlier, since);
  const recent = regime.filter(({ at }) => at >= (began ?? basis.since ?? -Infinity));
  return {
    alarm,
    evidence: test.evidence(),
    widening: began === null ? null : forEachSkill((skill) => wideningOf(inUse[skill], since, skill)),
    estimated,
    proposes:
      countWorks(recent) >= (began === null ? ENOUGH_WORKS : ENOUGH_AFTER_ALARM) &&
      SKILLS.some((skill) => {
        const part = estimated[skill];
        return part !== undefined && differs(part, inUse[skill]);
      }),
  };
}
