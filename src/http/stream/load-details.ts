import pLimit from 'p-limit';
import type { Change } from '../../store/changes/read-changes.ts';
import type { Store } from '../../store/store.ts';
import { levelAfter } from '../../core/level.ts';
import type { ReadCalibration } from '../../store/calibration/read-calibrations.ts';
import type { LedgerEntry } from '../../store/ledger/entry.ts';
import { calibrationLine } from '../calibration/calibration-line.ts';
import type { ChangeDetails } from './messages.ts';

/** Concurrent queries; low, so that streams leave the pool to intake. */
const AT_ONCE = 2;

/** The store slices that have the details of a change. */
export type DetailSlices = Pick<Store, 'calibrations' | 'learners' | 'ledger' | 'reviews'>;

/** Loads the details of changes, a few at a time, in order; without `layers` no facets. With `waiting`, also the work that waits for reviewers. */
export async function loadDetails(
  store: DetailSlices,
  changes: readonly Change[],
  { layers = true, waiting = false } = {},
): Promise<ChangeDetails[]> {
  const last = new Map(changes.map((change) => [change.learner, change]));
  return pLimit(AT_ONCE).map(changes, (change) =>
    loadOne(store, change, { layer: layers && last.get(change.learner) === change, waiting }),
  );
}

async function loadOne(
  store: DetailSlices,
  change: Change,
  wanted: { layer: boolean; waiting: boolean },
): Promise<ChangeDetails> {
  const { learner, id, fromEntry, toEntry } = change;
  const before = Math.max(1, fromEntry - 1);
  const page = { after: before - 1, limit: toEntry - before + 1 };
  const found = toEntry >= before ? await store.ledger.entries(learner, page) : [];
  const entries = found.filter(({ entry }) => entry >= fromEntry);
  const previous = found.find(({ entry }) => entry < fromEntry) ?? NO_ENTRY;
  const verdicts = await verdictsBetween(store, change, previous.snapshotVersion, entries);
  const calibration = change.calibration === null ? null : verdicts.pop();
  const levelBefore = levelAfter(
    previous.level,
    previous.totalAfter,
    verdicts.map(({ stateAfter }) => stateAfter),
  );
  const read = wanted.layer ? await store.learners.read(id) : null;
  return {
    change,
    entries,
    calibration: calibration ? calibrationLine(calibration) : null,
    waiting: wanted.waiting ? await store.reviews.waiting(learner) : new Map(),
    levelBefore,
    levelAfter:
      entries.at(-1)?.level ??
      levelAfter(levelBefore, previous.totalAfter, calibration ? [calibration.stateAfter] : []),
    layer: read === null || read.erased ? null : read.layer,
  };
}

/** Before the first entry. */
const NO_ENTRY = { level: 1, totalAfter: 0, snapshotVersion: 0 };

/** The calibrations after the previous entry, this change's own last. */
async function verdictsBetween(
  store: Pick<Store, 'calibrations'>,
  { learner, calibration }: Change,
  after: number,
  entries: readonly LedgerEntry[],
): Promise<ReadCalibration[]> {
  const to = calibration ?? entries[0]?.snapshotVersion ?? after;
  return to > after ? store.calibrations.read(learner, { after, limit: to - after }) : [];
}
