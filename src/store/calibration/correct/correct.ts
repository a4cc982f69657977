import { UNRATED, type Snapshot } from '../../../core/snapshot.ts';
import { pendingCompletions } from '../../award/pending-completions.ts';
import { rows, type Database, type Tx } from '../../database.ts';
import { facetsAfterCorrection } from '../../facets/after-correction.ts';
import { append } from '../../ledger/append.ts';
import type { LedgerEntry } from '../../ledger/entry.ts';
import { lockLearner, type LockedLearner } from '../../learner/lock-learner.ts';
import { previewable } from '../../preview.ts';
import { dueAt } from '../../wakes/due-at.ts';
import type { Writing } from '../../writing.ts';
import { refold } from '../refold.ts';
import { worthOf, type Fold } from '../worth.ts';
import type { Corrected, Correction, Done } from './correction.ts';
import type { Plan } from './kind.ts';
import { kindOf } from './kinds.ts';
import { askAgain, recalibrate, type Judged } from './recalibrate.ts';

const NO_END = Number.MAX_SAFE_INTEGER;

/**
 * Applies a correction: folds again from the first calibration and settles the XP difference in one entry. With
 * `preview` the effect is computed the same way and rolled back.
 */
export function correct(
  database: Database,
  options: Writing & { preview?: boolean },
  id: string,
  correction: Correction,
): Promise<Corrected> {
  return previewable(database, options.preview, async (tx): Promise<Corrected> => {
    const learner = await lockLearner(tx, id);
    if (!learner || learner.erasedAt !== null) return { outcome: 'erased' };
    return applyCorrection(tx, options, learner, correction);
  });
}

type Target = Judged & { seq: number; calibrates: boolean; voided: boolean };

const EVENT = {
  name: 'correct-event',
  text: `SELECT seq, calibrates, voided, policy, effective_time AS "effectiveTime" FROM events WHERE learner = $1 AND seq = $2`,
};

/** The same inside a transaction that holds the learner's lock and writes more. */
export async function applyCorrection(
  tx: Tx,
  options: Writing,
  learner: LockedLearner,
  correction: Correction,
): Promise<Corrected> {
  const states = await refold(tx, learner.no);
  const about = kindOf(correction).about(correction, states);
  if (!about) return { outcome: 'no_longer_counts' };
  const { seq, replaced } = about;
  const [event] = await rows<Target>(tx, EVENT, [learner.no, seq]);
  if (!event || seq > learner.awardedTo) return { outcome: 'not_awarded' };
  if (event.voided) return { outcome: 'already_voided' };
  return settle(tx, options, learner, { correction, states, event, replaced });
}

/** The XP difference of the change: Σ worth after − Σ worth before, under the lock. */
async function settle(
  tx: Tx,
  options: Writing,
  learner: LockedLearner,
  plan: Plan & { event: Judged },
): Promise<Done> {
  const { event, correction, states } = plan;
  const kind = kindOf(correction);
  const at = options.now();
  const pending = await pendingCompletions(tx, learner);
  const left = kind.voids ? pending.filter(({ seq }) => seq !== event.seq) : pending;
  const refolded = kind.refold(plan);
  const before = states.at(-1)?.snapshot ?? UNRATED;
  const after = refolded.at(-1)?.snapshot ?? UNRATED;
  const worth = (fold: Fold) =>
    worthOf(tx, options.policies, learner.no, fold, { after: event.seq - 1, to: NO_END });

  const paid = await worth({ states, finalTo: pending[0]?.seq ?? NO_END });
  await kind.mark(tx, learner.no, correction);
  const calibrated = await recalibrate(tx, learner, plan, { snapshot: after, at });
  const due = await worth({ states: refolded, finalTo: left[0]?.seq ?? NO_END });
  if (calibrated)
    await askAgain(tx, options.policies, learner.no, plan, { ...calibrated, before, after, at });
  const changed = { voided: kind.voids, calibrated: calibrated !== null };
  const shown = await facetsAfterCorrection(tx, options, learner.no, changed, at.getTime());
  const [entry] = await append(tx, learner, {
    entries: [
      {
        kind: 'review',
        calibration: calibrated?.number ?? null,
        ...kind.entry(correction),
        fromEntry: paid.fromEntry,
        toEntry: paid.toEntry,
        xp: due.xp - paid.xp,
        tier: after.tier ?? 'unrated',
        overall: after.mean,
        snapshotVersion: calibrated?.number ?? learner.calibrations,
      },
    ],
    at,
    pending: left.length,
    snapshot: after,
    calibration: calibrated,
    facets: shown.facets,
    due: dueAt(left.length > 0 || learner.lastSeq > learner.awardedTo, shown.due, {
      at,
      sweepAfterMs: options.sweepAfterMs,
    }),
    announce: true,
  });
  return done(learner, entry as LedgerEntry, before, after);
}

function done({ level, total }: LockedLearner, entry: LedgerEntry, before: Snapshot, after: Snapshot): Done {
  return {
    outcome: 'corrected',
    calibration: 'calibration' in entry ? entry.calibration : null,
    entry: entry.entry,
    xp: entry.xp,
    before: { snapshot: before, level, total },
    after: { snapshot: after, level: entry.level, total: entry.totalAfter },
  };
}
