import type { Correction } from './correction.ts';
import type { CorrectionKind } from './kind.ts';
import { keepRuling } from './rulings.ts';

type Rule = Extract<Correction, { kind: 'rule' }>;

/** A person's ruling on a guard: the award is paid or refused, and no verdict changes. */
export const rule: CorrectionKind<Rule> = {
  about: ({ seq }) => ({ seq, replaced: null }),
  voids: false,
  mark: (tx, learner, { seq, ruling }) => keepRuling(tx, learner, seq, ruling),
  refold: ({ states }) => states,
  calibration: () => null,
  entry: ({ seq, ruling }) => ({ eventSeq: seq, reason: ruling }),
  newVerdict: () => null,
};
