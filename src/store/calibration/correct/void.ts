import { rows } from '../../database.ts';
import { foldInEventOrder } from '../refold.ts';
import type { Correction } from './correction.ts';
import type { CorrectionKind } from './kind.ts';
import { textOf } from './put-in-place.ts';
import { keepRuling } from './rulings.ts';

type Void = Extract<Correction, { kind: 'void' }>;

const VOID = { name: 'event-void', text: 'UPDATE events SET voided = true WHERE learner = $1 AND seq = $2' };

/** Takes back the award and verdict of an event that should not exist. */
export const voiding: CorrectionKind<Void> = {
  about: ({ seq }, states) => ({
    seq,
    replaced: states.find(({ completion }) => completion === seq) ?? null,
  }),
  voids: true,
  async mark(tx, learner, { seq }) {
    await rows(tx, VOID, [learner, seq]);
    await keepRuling(tx, learner, seq, 'voided');
  },
  refold: ({ correction: { seq }, states }) =>
    foldInEventOrder(states.map(({ counts }) => counts).filter(({ completion }) => completion !== seq)),
  calibration: ({ correction: { reason }, event, replaced }) =>
    event.calibrates
      ? { source: 'void', replaces: replaced?.counts.number ?? null, observations: [], text: textOf(reason) }
      : null,
  entry: ({ seq }) => ({ eventSeq: seq, reason: 'void' }),
  newVerdict: () => null,
};
