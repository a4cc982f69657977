import pLimit from 'p-limit';
import type { Change } from '../../store/changes/read-changes.ts';
import type { Store } from '../../store/store.ts';
import { calibrationLine } from '../calibration/calibration-line.ts';
import type { ChangeDetails } from './messages.ts';

/** Concurrent queries; low, so that streams leave the pool to intake. */
const AT_ONCE = 2;

/** The store slices that have the details of a change. */
export type DetailSlices = Pick<Store, 'calibrations' | 'learners' | 'ledger'>;

/** Loads the details of changes, a few at a time, in order. */
export async function loadDetails(store: DetailSlices, changes: readonly Change[]): Promise<ChangeDetails[]> {
  const last = new Map(changes.map((change) => [change.learner, change]));
  return pLimit(AT_ONCE).map(changes, (change) =>
    loadOne(store, change, last.get(change.learner) === change),
  );
}

async function loadOne(store: DetailSlices, change: Change, isLast: boolean): Promise<ChangeDetails> {
  const { learner, id, fromEntry, toEntry } = change;
  const before = Math.max(1, fromEntry - 1);
  const page = { after: before - 1, limit: toEntry - before + 1 };
  const entries = toEntry >= fromEntry ? await store.ledger.entries(learner, page) : [];
  const calibration = await loadCalibration(store, change);
  const read = isLast ? await store.learners.read(id) : null;
  return { change, entries, calibration, layer: read === null || read.erased ? null : read.layer };
}

async function loadCalibration(store: Pick<Store, 'calibrations'>, { learner, calibration }: Change) {
  if (calibration === null) return null;
  const [row] = await store.calibrations.read(learner, { after: calibration - 1, limit: 1 });
  return row ? calibrationLine(row) : null;
}
