import type { Correction } from './correction.ts';
import type { CorrectionKind } from './kind.ts';
import { rescore } from './rescore.ts';
import { review } from './review.ts';
import { rule } from './rule.ts';
import { voiding } from './void.ts';

const KINDS: { [Kind in Correction['kind']]: CorrectionKind<Extract<Correction, { kind: Kind }>> } = {
  review,
  rescore,
  void: voiding,
  rule,
};

/** The implementation for the kind of a correction. */
export function kindOf(correction: Correction): CorrectionKind<Correction> {
  return KINDS[correction.kind];
}
