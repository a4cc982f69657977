import type { Signal } from '../../src/core/signal.ts';

/** A signal by the learner without words or outcome, with overrides. */
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
