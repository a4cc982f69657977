import { initialJourney, migrateJourney, type JourneyState } from '../../core/journey.ts';
import type { Program } from '../../core/program.ts';
import type { Database, Tx } from '../database.ts';
import type { FacetOptions } from './after-award.ts';
import { foldEvent, type CheapFold } from './fold-event.ts';
import { signalOf, stampOf } from './placed-event.ts';
import { readEnrolments } from './read-enrolments.ts';
import { readSignals } from './read-signals.ts';

/** The journey after enrolment in a program. */
export function enrolled(journey: JourneyState | null, program: Program): JourneyState {
  return journey ? migrateJourney(journey, program) : initialJourney(program);
}

/** A version above all others. */
export const LATEST = Number.MAX_SAFE_INTEGER;

/** Folds journey and behaviour up to a version from the first event on, with events and enrolments in their order. */
export async function refoldCheap(
  on: Database | Tx,
  { policies, programs }: FacetOptions,
  learner: number,
  version = LATEST,
): Promise<CheapFold> {
  const enrolments = await readEnrolments(on, learner, version);
  let fold: CheapFold = { journey: null, behaviour: null };
  let parFactor = 1;
  const enrolBefore = async (seq: number) => {
    while (enrolments[0] && enrolments[0].afterSeq < seq) {
      const { program, programVersion, ...rest } = enrolments.shift() as (typeof enrolments)[number];
      parFactor = rest.parFactor;
      const stamp = stampOf({ stampedProgram: program, programVersion });
      if (stamp) {
        const journey = enrolled(fold.journey, await programs.read(on, stamp));
        fold = { journey, behaviour: fold.behaviour };
      }
    }
  };
  for (const { repeated, ...event } of await readSignals(on, learner, version)) {
    await enrolBefore(event.seq);
    const stamp = stampOf(event);
    const program = stamp && (await programs.read(on, stamp));
    const policy = await policies.read(on, event.policy);
    fold = foldEvent(fold, signalOf(event, repeated ?? false), { policy, program, parFactor });
  }
  await enrolBefore(Infinity);
  return fold;
}
