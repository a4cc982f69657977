import { CONSTANTS } from '../../../core/constants.ts';
import type { Observation } from '../../../core/observation.ts';
import { reviewReasons } from '../../../core/review.ts';
import { UNRATED, type Snapshot } from '../../../core/snapshot.ts';
import type { Verdict } from '../../../core/verdict.ts';
import { pendingCompletions } from '../../award/pending-completions.ts';
import { rows, type Database, type Tx } from '../../database.ts';
import { facetsAfterCorrection } from '../../facets/after-correction.ts';
import { append } from '../../ledger/append.ts';
import type { LedgerEntry } from '../../ledger/entry.ts';
import { lockLearner, type LockedLearner } from '../../learner/lock-learner.ts';
import { previewable } from '../../preview.ts';
import { closeItems, queueForReview } from '../../review/queue.ts';
import { dueAt } from '../../wakes/due-at.ts';
import { appendCalibration, type NewCalibration } from '../append-calibration.ts';
import type { Writing } from '../../writing.ts';
import { foldInEventOrder, refold, type FoldedState } from '../refold.ts';
import { worthOf, type Fold } from '../worth.ts';

/** What may be corrected after the fact. Each becomes at most one `review` entry and at most one calibration. */
export type Correction =
  | { kind: 'review'; replaces: number; observations: Observation[]; reason: string }
  | { kind: 'rescore'; replaces: number; verdict: Verdict }
  | { kind: 'void'; seq: number; reason: string }
  | { kind: 'rule'; seq: number; ruling: 'paid' | 'refused'; reason: string };

/** Where the learner stood around a correction. */
export type Standing = { snapshot: Snapshot; level: number; total: number };

/** What a correction did; `entry` is its number in the ledger. */
export type Done = {
  outcome: 'corrected';
  calibration: number | null;
  entry: number;
  xp: number;
  before: Standing;
  after: Standing;
};

/** Refusals, in the order in which they are asked. */
export type Corrected = Done | { outcome: 'erased' | 'not_awarded' | 'already_voided' | 'no_longer_counts' };

const NO_END = Number.MAX_SAFE_INTEGER;

/**
 * Corrects what was decided: the fold runs again from the first calibration, and one entry trues up the XP since.
 * With `preview` the effect is computed the same way and nothing is kept.
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

type Target = { seq: number; calibrates: boolean; voided: boolean; policy: number; effectiveTime: number };

const EVENT = {
  name: 'correct-event',
  text: `SELECT seq, calibrates, voided, policy, effective_time AS "effectiveTime" FROM events WHERE learner = $1 AND seq = $2`,
};
const VOID = { name: 'event-void', text: 'UPDATE events SET voided = true WHERE learner = $1 AND seq = $2' };
const RULE = {
  name: 'event-rule',
  text: `INSERT INTO rulings (learner, seq, ruling) VALUES ($1, $2, $3)
         ON CONFLICT (learner, seq) DO UPDATE SET ruling = excluded.ruling`,
};

/** The correction itself, for callers that hold the learner's lock and write more in the same transaction. */
export async function applyCorrection(
  tx: Tx,
  options: Writing,
  learner: LockedLearner,
  correction: Correction,
): Promise<Corrected> {
  const states = await refold(tx, learner.no);
  const replaced =
    'replaces' in correction ? states.find(({ counts }) => counts.number === correction.replaces) : undefined;
  const seq = 'seq' in correction ? correction.seq : replaced?.completion;
  if (seq === undefined) return { outcome: 'no_longer_counts' };
  const [event] = await rows<Target>(tx, EVENT, [learner.no, seq]);
  if (!event || seq > learner.awardedTo) return { outcome: 'not_awarded' };
  if (event.voided) return { outcome: 'already_voided' };
  return trueUp(tx, options, learner, { states, event, replaced: replaced ?? null, correction });
}

type Plan = { states: FoldedState[]; event: Target; replaced: FoldedState | null; correction: Correction };

/** Σ worth after − Σ worth before, around the one change, under the lock. */
async function trueUp(tx: Tx, options: Writing, learner: LockedLearner, plan: Plan): Promise<Corrected> {
  const { event, correction, states } = plan;
  const at = options.now();
  const range = { after: event.seq - 1, to: NO_END };
  const pending = await pendingCompletions(tx, learner);
  const foldBefore: Fold = { states, finalTo: pending[0]?.seq ?? NO_END };
  const before = await worthOf(tx, options.policies, learner.no, foldBefore, range);
  if (correction.kind === 'void') await rows(tx, VOID, [learner.no, event.seq]);
  if (correction.kind === 'void') await rows(tx, RULE, [learner.no, event.seq, 'voided']);
  if (correction.kind === 'rule') await rows(tx, RULE, [learner.no, event.seq, correction.ruling]);
  const left =
    correction.kind === 'void' ? pending.filter((completion) => completion.seq !== event.seq) : pending;
  const snapshotBefore = states.at(-1)?.snapshot ?? UNRATED;
  const refolded = foldWith(plan);
  const snapshot = refolded.at(-1)?.snapshot ?? UNRATED;
  const calibrated = await recalibrate(tx, learner, plan, snapshot, at);
  const foldAfter: Fold = { states: refolded, finalTo: left[0]?.seq ?? NO_END };
  const after = await worthOf(tx, options.policies, learner.no, foldAfter, range);
  const xp = after.xp - before.xp;
  if (calibrated)
    await askAgain(tx, options, learner, plan, {
      ...calibrated,
      before: snapshotBefore,
      after: snapshot,
      at,
    });
  const changed = { voided: correction.kind === 'void', calibrated: calibrated !== null };
  const { facets, due } = await facetsAfterCorrection(tx, options, learner.no, changed, at.getTime());
  const [entry] = await append(tx, learner, {
    entries: [
      {
        kind: 'review',
        calibration: calibrated?.number ?? null,
        eventSeq: 'seq' in correction ? correction.seq : null,
        fromEntry: before.fromEntry,
        toEntry: before.toEntry,
        reason: correction.kind === 'rule' ? correction.ruling : correction.kind,
        xp,
        tier: snapshot.tier ?? 'unrated',
        overall: snapshot.mean,
        snapshotVersion: calibrated?.number ?? learner.calibrations,
      },
    ],
    at,
    pending: left.length,
    snapshot,
    calibration: calibrated,
    facets,
    due: dueAt(left.length > 0 || learner.lastSeq > learner.awardedTo, due, {
      at,
      sweepAfterMs: options.sweepAfterMs,
    }),
    announce: true,
  });
  return done(learner, entry as LedgerEntry, snapshotBefore, snapshot);
}

type Calibrated = { number: number; hash: string; before: Snapshot; after: Snapshot; at: Date };

/** Nobody need look at what was replaced; a new verdict of a judge is looked at for its own reasons, where it counts. */
async function askAgain(
  tx: Tx,
  { policies }: Writing,
  learner: LockedLearner,
  { event, correction, replaced }: Plan,
  { number, hash, at, ...moved }: Calibrated,
): Promise<void> {
  await closeItems(tx, learner.no, event.seq);
  if (correction.kind !== 'rescore' || replaced?.counts.source === 'review') return;
  const { review } = await policies.read(tx, event.policy);
  const reasons = reviewReasons(review, correction.verdict, moved, hash);
  if (reasons.length > 0) await queueForReview(tx, learner.no, { calibration: number }, reasons, at);
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

/** The fold as it stands with the correction in place. */
function foldWith({ states, event, replaced, correction }: Plan): FoldedState[] {
  const counting = states.map(({ counts }) => counts);
  if (correction.kind === 'void') {
    return foldInEventOrder(counting.filter((calibration) => calibration.completion !== event.seq));
  }
  if (!replaced) return states;
  const observations = observationsAfter(replaced, correction);
  return foldInEventOrder(
    counting.map((calibration) =>
      calibration === replaced.counts ? { ...calibration, observations } : calibration,
    ),
  );
}

/** A review's skills take the place of theirs, skills that it leaves out keep their own; a review is never undone by a rescore. */
function observationsAfter({ counts }: FoldedState, correction: Correction): Observation[] {
  if (correction.kind === 'review') {
    const reviewed = new Set(correction.observations.map(({ skill }) => skill));
    return [...counts.observations.filter(({ skill }) => !reviewed.has(skill)), ...correction.observations];
  }
  if (correction.kind === 'rescore' && counts.source !== 'review') return correction.verdict.observations;
  return counts.observations;
}

/** The calibration that the correction leaves behind; a ruling on a guard leaves none. */
async function recalibrate(tx: Tx, learner: LockedLearner, plan: Plan, snapshot: Snapshot, at: Date) {
  const { event, replaced, correction } = plan;
  const common = {
    completion: event.seq,
    constants: CONSTANTS.version,
    policyVersion: event.policy,
    effectiveTime: new Date(event.effectiveTime).toISOString(),
    stateAfter: snapshot,
    judge: null,
    judgeVersion: null,
    card: null,
    unscored: null,
    // A person looks at the same evidence, so it took as long; a void leaves none.
    workedMinutes: correction.kind === 'void' ? null : (replaced?.counts.workedMinutes ?? null),
    flags: [],
    asksReview: false,
  };
  switch (correction.kind) {
    case 'rule':
      return null;
    case 'void': {
      if (!event.calibrates) return null;
      const replaces = plan.states.find(({ completion }) => completion === event.seq)?.counts.number ?? null;
      return appendCalibration(
        tx,
        learner,
        { ...common, source: 'void', replaces, observations: [], text: textOf(correction.reason) },
        at,
      );
    }
    case 'review': {
      const observations = observationsAfter(replaced as FoldedState, correction);
      return appendCalibration(
        tx,
        learner,
        {
          ...common,
          source: 'review',
          replaces: correction.replaces,
          observations,
          text: textOf(correction.reason),
        },
        at,
      );
    }
    case 'rescore':
      return appendCalibration(
        tx,
        learner,
        { ...common, ...rescored(correction.verdict, correction.replaces) },
        at,
      );
    default:
      return correction satisfies never;
  }
}

const textOf = (reason: string) => ({ reason, quotes: [], events: [] });

function rescored(verdict: Verdict, replaces: number) {
  return {
    source: 'rescore',
    replaces,
    judge: verdict.judge.name,
    judgeVersion: verdict.judge.version,
    unscored: verdict.unscored,
    observations: verdict.observations,
    workedMinutes: verdict.workedMinutes,
    flags: verdict.flags,
    asksReview: verdict.asksReview,
    text: { reason: verdict.reason, quotes: verdict.quotes, events: verdict.events },
  } satisfies Partial<NewCalibration>;
}
