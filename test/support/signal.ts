import type { Signal } from '../../src/core/signal.ts';

/** A learner's signal without words or outcome, with what the test says of it. */
export function signal(of: Partial<Signal>): Signal {
  return {
    seq: 1,
    type: 'chat.turn_taken',
    program: null,
    stage: null,
    speaker: 'learner',
    words: 0,
    outcome: null,
    repeated: false,
    time: 0,
    ...of,
  };
}
