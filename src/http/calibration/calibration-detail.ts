import { UNRATED } from '../../core/snapshot.ts';
import type { ReadCalibration } from '../../store/calibration/read-calibrations.ts';
import type { Store } from '../../store/store.ts';
import { calibrationLine, snapshotLine } from './calibration-line.ts';
import type { CalibrationService, ShownEvidence } from './calibration-service.ts';

/** A calibration with its dossier, the judge's answers and the previous snapshot. `texts`: with all texts. */
export async function calibrationDetail(
  store: Pick<Store, 'calibrations'>,
  calibrations: CalibrationService,
  learner: { id: string; no: number },
  number: number,
  { texts }: { texts: boolean },
) {
  const rows = await store.calibrations.read(learner.no, { after: Math.max(0, number - 2), limit: 2 });
  const row = rows.find((candidate) => candidate.number === number);
  if (!row) return null;
  const before = rows.find((candidate) => candidate.number === number - 1)?.stateAfter ?? UNRATED;
  const own = evidenceOf(row);
  const explained = await calibrations.explain(learner.no, number, own, { texts });
  return {
    ...calibrationLine(row),
    before: snapshotLine(before, Date.parse(row.effectiveTime)),
    events: own.events,
    ...explained,
  };
}

function evidenceOf({ text }: ReadCalibration): ShownEvidence {
  const { reason = null, quotes = [], events = [] } = (text ?? {}) as Partial<ShownEvidence>;
  return { reason, quotes, events };
}
