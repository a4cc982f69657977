import type { Done, Standing } from '../../store/calibration/correct/correction.ts';
import { snapshotLine } from '../calibration/calibration-line.ts';

const standingLine = ({ snapshot, level, total }: Standing, at: number) => ({
  snapshot: snapshotLine(snapshot, at),
  level,
  total,
});

/** The effect of a correction, done or previewed; uncertainties as of `at` (epoch ms). */
export function correctionLine({ calibration, entry, xp, before, after }: Done, at: number) {
  return { calibration, entry, xp, before: standingLine(before, at), after: standingLine(after, at) };
}
