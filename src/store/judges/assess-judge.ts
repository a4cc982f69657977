import type { Assessment } from '../../core/drift/assess.ts';
import { judgesPolicy } from '../../core/policy.ts';
import type { Policies } from '../documents/policies.ts';
import { rows, transaction, type Database } from '../database.ts';
import { adoptCard, POLICY } from './adopt-card.ts';
import { openJudgeReview } from './judge-review.ts';
import { assessmentOf, lockStanding } from './read-standing.ts';
import type { JudgeKey } from './standing-row.ts';

const UPDATE = {
  name: 'judge-version-assessed',
  text: `UPDATE judge_versions SET alarm = $4, widening = $5, evidence = $6, proposed = $7, assessed_at = $8
         WHERE owner = $1 AND judge = $2 AND judge_version = $3`,
};

/** What an assessment changed: nothing, an alarm, a proposal, or a card that the policy adopted. */
export type Assessed = { alarm: Assessment['alarm']; proposed: boolean; adopted: number | null };

const NOTHING: Assessed = { alarm: null, proposed: false, adopted: null };

/**
 * Looks at a judge's stream after a new reading: widens the noise at once if it drifts, and proposes or adopts a card. A
 * repeated call changes nothing more.
 */
export function assessJudge(
  database: Database,
  { policies, now }: { policies: Policies; now: () => Date },
  of: JudgeKey,
): Promise<Assessed> {
  return transaction(database, async (tx) => {
    const row = await lockStanding(tx, of);
    if (!row) return NOTHING;
    const at = now();
    const { stream, found } = await assessmentOf(tx, of, row);
    const alarm = row.alarm ?? (found.alarm && alarmOf(found.alarm));
    const proposed = found.proposes ? found.estimated : row.proposed;
    const values = [alarm, found.widening].map((value) => (value ? JSON.stringify(value) : null));
    const kept = [found.evidence, proposed && JSON.stringify(proposed), at];
    await rows(tx, UPDATE, [of.owner, of.judge, of.version, ...values, ...kept]);
    if (found.alarm) await openJudgeReview(tx, of, 'drift', at);
    if (!found.proposes) return { ...NOTHING, alarm: found.alarm };
    await openJudgeReview(tx, of, 'card', at);
    const { adopt } = judgesPolicy(await policies.active(tx, of.owner));
    if (adopt === 'operator') return { ...NOTHING, alarm: found.alarm, proposed: true };
    const decided = { by: POLICY, reason: null };
    const adopted = await adoptCard(tx, of, { ...row, alarm, proposed }, { stream, at, ...decided });
    return { alarm: found.alarm, proposed: true, adopted };
  });
}

const alarmOf = ({ lane, change, at, began }: NonNullable<Assessment['alarm']>) => ({
  lane,
  change,
  at,
  began,
});
