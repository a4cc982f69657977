import type { AutomaticReason } from '../../core/review.ts';
import { rows, type Database, type Tx } from '../database.ts';

/** What happened to a learner besides changes of the layer. Numbers and words of the product only, never text of people. */
export type Notice =
  | ({ kind: 'review' } & ReviewNotice)
  | ({ kind: 'credential'; credential: string; claim: Record<string, unknown>; rule: string | null } & (
      | { action: 'issued' }
      | { action: 'revoked'; undone: boolean }
    ))
  /** `webhooks`: those that are limited to a group that the learner was in. */
  | { kind: 'learner.erased'; webhooks: string[] };

/** The calibration or entry that it is about; the other is null. A void names both or neither. */
type ReviewNotice = { calibration: number | null; entry: number | null } & (
  | { action: 'queued'; reasons: readonly AutomaticReason[] }
  | { action: 'appealed'; appeal: number }
  | {
      action: 'decided';
      review: number;
      decision: 'upheld' | 'changed' | 'voided';
      ruling: 'paid' | 'refused' | null;
      /** The calibration that a change created. */
      result: number | null;
    }
);

// Without webhooks nothing reads notices.
const INSERT = {
  name: 'notice-insert',
  text: `INSERT INTO notices (learner, notice, at) SELECT $1, $2, $3 WHERE EXISTS (SELECT FROM webhooks)`,
};

/** Appends a notice to what webhooks are told, in a transaction that holds the learner's lock. */
export async function notify(tx: Tx, learner: number, notice: Notice, at: Date): Promise<void> {
  await rows(tx, INSERT, [learner, JSON.stringify(notice), at]);
}

/** A day longer than changes, so that none goes before a change that it follows. */
const CLEAR = { name: 'notices-clear', text: `DELETE FROM notices WHERE at < now() - interval '8 days'` };

export async function clearNotices(database: Database): Promise<void> {
  await rows(database, CLEAR, []);
}
