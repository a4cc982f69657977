import type { Signal } from '../../core/signal.ts';
import type { Stamp } from '../documents/programs.ts';
import type { BatchEvent } from '../award/read-batch.ts';

/** The columns of an event that facets need. */
export type FacetEvent = Pick<
  BatchEvent,
  | 'seq'
  | 'type'
  | 'program'
  | 'stage'
  | 'speaker'
  | 'words'
  | 'outcome'
  | 'stampedProgram'
  | 'programVersion'
  | 'policy'
  | 'time'
>;

/** The program version that intake stamped; null outside of any program. */
export function stampOf({
  stampedProgram,
  programVersion,
}: Pick<FacetEvent, 'stampedProgram' | 'programVersion'>): Stamp | null {
  return stampedProgram === null || programVersion === null
    ? null
    : { program: stampedProgram, version: programVersion };
}

/** An event as the folds see it. `repeated`: award found the guard `repeat`. */
export function signalOf(event: FacetEvent, repeated: boolean): Signal {
  const { seq, type, program, stage, speaker, words, outcome, time } = event;
  return { seq, type, program, stage, speaker, words, outcome, repeated, time };
}
