import type { Policy } from '../../core/policy.ts';
import { rows, type Tx } from '../database.ts';
import type { BatchEvent } from './read-batch.ts';

/** How far back work counts, in events, as for the dossier of such a completion. */
const LOOK_BACK = 2000;

const READ = {
  name: 'award-nowhere',
  text: `WITH paid AS (
           SELECT e.seq, e.type, e.speaker FROM events e
           CROSS JOIN LATERAL (SELECT base, reason FROM ledger
             WHERE learner = $1 AND event_seq = e.seq AND kind = 'award' OFFSET 0) AS entry
           WHERE e.learner = $1 AND e.seq < $2 AND e.seq >= $2 - ${LOOK_BACK} AND e.stage IS NULL AND e.touchpoint IS NULL
             AND entry.reason IS NULL AND entry.base > 0
         )
         SELECT coalesce(max(seq) FILTER (WHERE speaker = 'learner' AND type <> ALL ($3)), 0) AS work,
           coalesce(max(seq) FILTER (WHERE type = $4), 0) AS done FROM paid`,
};

/** Whether events of a type complete a touchpoint or stage. */
const completes = (policy: Policy, type: string) =>
  ['touchpoint', 'stage'].includes(policy.types[type]?.once ?? '');

const namesNoPlace = ({ stage, touchpoint }: BatchEvent) => stage === null && touchpoint === null;

/** Whether an event completes something and names no place. Such completions are paid once for each new work. */
export const isNowhere = (policy: Policy, event: BatchEvent): boolean =>
  namesNoPlace(event) && completes(policy, event.type);

/** Remembers the paid work without a place of one batch, whose entries are not stored yet. */
export function workNowhere() {
  const paid: BatchEvent[] = [];
  return {
    paid(policy: Policy, event: BatchEvent): void {
      const { base = 0 } = policy.types[event.type] ?? {};
      if (namesNoPlace(event) && base > 0) paid.push(event);
    },
    /** Whether the learner did paid work since the last paid completion of this type. */
    async since(tx: Tx, learner: number, policy: Policy, event: BatchEvent): Promise<boolean> {
      const isWork = ({ speaker, type }: BatchEvent) => speaker === 'learner' && !completes(policy, type);
      // What this batch has comes after everything that is stored.
      const last = paid.findLast((one) => isWork(one) || one.type === event.type);
      if (last) return isWork(last);
      const types = Object.keys(policy.types).filter((type) => completes(policy, type));
      const values = [learner, event.seq, types, event.type];
      const [stored] = await rows<{ work: number; done: number }>(tx, READ, values);
      return stored !== undefined && stored.work > stored.done;
    },
  };
}
