import { CONSTANTS } from '../../core/constants.ts';
import { holdRise } from '../../core/drift/hold-rise.ts';
import { judgesPolicy, type Policy } from '../../core/policy.ts';
import { drawsAnchor, reviewReasons } from '../../core/review.ts';
import { foldCalibration, UNRATED, type Snapshot } from '../../core/snapshot.ts';
import { tenantPrefix } from '../../core/tenant.ts';
import { isTestLearner } from '../../core/test-learner.ts';
import type { Verdict } from '../../core/verdict.ts';
import { drawAnchor } from '../anchors/draw-anchor.ts';
import { pendingCompletions, type Pending } from '../award/pending-completions.ts';
import { rows, transaction, type Database, type Tx } from '../database.ts';
import { facetsAfterCommit } from '../facets/after-commit.ts';
import { stampOf } from '../facets/placed-event.ts';
import { keepStageTime } from '../cohort/keep-stage-time.ts';
import { append } from '../ledger/append.ts';
import { lockLearner, type LockedLearner } from '../learner/lock-learner.ts';
import { queueForReview } from '../review/queue.ts';
import { storeAnswers, type Answers } from '../steps/store-answers.ts';
import { dueAt } from '../wakes/due-at.ts';
import { appendCalibration } from './append-calibration.ts';
import { settle } from './settle.ts';
import type { Writing } from '../writing.ts';

/**
 * `committed`: this call wrote it. `stored`: an earlier call did. `voided`, `erased`: it can no longer be written.
 * `out_of_order`: an older completion is pending, or this event is no completion; try again later. `answered`: only with
 * `answers`, if another attempt has claimed or stored a step.
 */
export type Committed = {
  outcome: 'committed' | 'stored' | 'voided' | 'erased' | 'out_of_order' | 'answered';
  number: number | null;
  /** Set if committed: how long the completion waited, and the request that delivered it. */
  waitedMs?: number;
  requestId?: string | null;
  /** Set if an anchor was drawn: its owner. */
  drawn?: string | null;
  /** Set if committed: whether events or other completions were pending then. Later events wake the learner themselves. */
  more?: boolean;
};

const READ = {
  name: 'completion-event',
  text: `SELECT e.effective_time AS "effectiveTime", e.policy, e.program, e.stage, e.stamped_program AS "stampedProgram",
           e.program_version AS "programVersion", e.accepted_at AS "acceptedAt", e.request_id AS "requestId", s.state AS before,
           (SELECT json_build_object('number', number, 'source', source) FROM calibrations
            WHERE learner = $1 AND completion = $2 AND replaces IS NULL LIMIT 1) AS stored,
           EXISTS (SELECT FROM steps WHERE learner = $1 AND completion = $2) AS "hasSteps"
         FROM events e LEFT JOIN snapshots s ON s.learner = e.learner WHERE e.learner = $1 AND e.seq = $2`,
};

type Completion = {
  effectiveTime: number;
  policy: number;
  program: string | null;
  stage: string | null;
  stampedProgram: string | null;
  programVersion: number | null;
  acceptedAt: number;
  requestId: string | null;
  /** The snapshot before the verdict. */
  before: Snapshot | null;
  /** The calibration of this completion, if there is one. */
  stored: { number: number; source: string } | null;
  /** Whether a step was claimed or stored. */
  hasSteps: boolean;
};

/**
 * Commits one verdict in event order and one transaction: the calibration, the snapshot and the settlement. `answers` are
 * the steps behind the verdict if they are not stored yet.
 */
export function commitCalibration(
  database: Database,
  options: Writing,
  id: string,
  completion: number,
  { verdict, answers }: { verdict: Verdict; answers?: Answers | undefined },
): Promise<Committed> {
  return transaction(database, async (tx) => {
    const learner = await lockLearner(tx, id, { evenAway: true });
    if (!learner || learner.erasedAt !== null) return { outcome: 'erased', number: null };
    const [event] = await rows<Completion>(tx, READ, [learner.no, completion]);
    const stored = event?.stored ?? null;
    if (stored) return { outcome: stored.source === 'void' ? 'voided' : 'stored', number: stored.number };
    const pending = await pendingCompletions(tx, learner);
    if (!event || pending[0]?.seq !== completion) return { outcome: 'out_of_order', number: null };
    if (answers && event.hasSteps) return { outcome: 'answered', number: null };
    if (answers) await storeAnswers(tx, { no: learner.no, completion }, answers, options.now());
    return { outcome: 'committed', ...(await write(tx, options, learner, pending, { event, verdict })) };
  });
}

async function write(
  tx: Tx,
  options: Writing,
  learner: LockedLearner,
  pending: Pending[],
  { event, verdict }: { event: Completion; verdict: Verdict },
): Promise<Required<Pick<Committed, 'waitedMs' | 'requestId' | 'more' | 'drawn'>> & { number: number }> {
  const at = options.now();
  const completion = (pending[0] as Pending).seq;
  const before = event.before ?? UNRATED;
  const policy = await options.policies.read(tx, event.policy);
  const { held, observations } = heldBy(policy, before, verdict, event.effectiveTime);
  const after = foldCalibration(before, observations, event.effectiveTime);
  const settlement = await settle(tx, options.policies, learner, pending, { before, after });
  const calibration = await appendCalibration(
    tx,
    learner,
    {
      completion,
      source: verdict.unscored === null ? 'judge' : 'unscored',
      replaces: null,
      judge: verdict.judge.name,
      judgeVersion: verdict.judge.version,
      card: null,
      unscored: verdict.unscored,
      constants: CONSTANTS.version,
      policyVersion: event.policy,
      effectiveTime: new Date(event.effectiveTime).toISOString(),
      observations,
      workedMinutes: verdict.workedMinutes,
      flags: verdict.flags,
      asksReview: verdict.asksReview,
      stateAfter: after,
      text: { reason: verdict.reason, quotes: verdict.quotes, events: verdict.events },
    },
    at,
  );
  const reasons = reviewReasons(policy.review, verdict, { before, after, held }, calibration.hash);
  if (reasons.length > 0)
    await queueForReview(tx, learner.no, { calibration: calibration.number }, reasons, at);
  await keepStageTime(tx, learner, { ...event, completion, minutes: verdict.spanMinutes, at });
  const { facets, due } = await facetsAfterCommit(
    tx,
    options,
    learner.no,
    placed(event, { ...verdict, observations }),
    at.getTime(),
  );
  const hasPending = pending.length > 1 || learner.lastSeq > learner.awardedTo;
  await append(tx, learner, {
    entries: settlement
      ? [{ ...settlement, calibration: calibration.number, snapshotVersion: calibration.number }]
      : [],
    at,
    calibratedTo: completion,
    pending: pending.length - 1,
    snapshot: after,
    calibration,
    facets,
    due: dueAt(hasPending, due, { at, sweepAfterMs: options.sweepAfterMs }),
    announce: event.effectiveTime > at.getTime() - 24 * 3_600_000,
  });
  const drawn = await drawnBy(tx, policy, learner.id, verdict, calibration.hash, at);
  const { acceptedAt, requestId } = event;
  const waitedMs = at.getTime() - acceptedAt;
  return { number: calibration.number, waitedMs, requestId, more: hasPending, drawn };
}

function placed(event: Completion, { observations, workedMinutes }: Verdict) {
  const { program, stage, effectiveTime } = event;
  const constants = CONSTANTS.version;
  return { program, stage, observations, constants, workedMinutes, at: effectiveTime, stamp: stampOf(event) };
}

/** The observations as they count: of a drifting judge only so far as the policy lets overall rise. */
function heldBy(policy: Policy, before: Snapshot, { observations, drifts }: Verdict, at: number) {
  const held = drifts ? holdRise(before, observations, at, judgesPolicy(policy).largestRise) : null;
  return { held: held !== null, observations: held ?? observations };
}

/** The owner whose anchor the verdict drew. Test learners are judged by another judge than the live one. */
async function drawnBy(
  tx: Tx,
  policy: Policy,
  learner: string,
  { unscored }: Verdict,
  hash: string,
  at: Date,
): Promise<string | null> {
  const isDrawn = unscored === null && drawsAnchor(hash, judgesPolicy(policy).anchorEvery);
  return isDrawn && !isTestLearner(learner) ? drawAnchor(tx, tenantPrefix(learner), hash, at) : null;
}
