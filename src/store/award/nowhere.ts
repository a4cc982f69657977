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

/** The types that complete a touchpoint or stage. */
const completions = (policy: Policy) =>
  Object.keys(policy.types).filter((type) =>
    ['touchpoint', 'stage'].includes(policy.types[type]?.once ?? ''),
  );

/** Whether an event completes something and names no place. Such completions are paid once for each new work. */
export const isNowhere = (policy: Policy, { type, stage, touchpoint }: BatchEvent): boolean =>
  stage === null && touchpoint === null && ['touchpoint', 'stage'].includes(policy.types[type]?.once ?? '');

/** Remembers the paid work without a place of one batch, whose entries are not stored yet. */
export function workNowhere() {
  const paid: BatchEvent[] = [];
  return {
    paid(policy: Policy, event: BatchEvent): void {
      const { base = 0 } = policy.types[event.type] ?? {};
      if (event.stage === null && event.touchpoint === null && base > 0) paid.push(event);
    },
    /** Whether the learner did paid work since the last paid completion of this type. */
    async since(tx: Tx, learner: number, policy: Policy, event: BatchEvent): Promise<boolean> {
      const types = completions(policy);
      const isWork = ({ speaker, type }: BatchEvent) => speaker === 'learner' && !types.includes(type);
      const work = paid.findLast(isWork)?.seq;
      const done = paid.findLast(({ type }) => type === event.type)?.seq;
      const [stored] = await rows<{ work: number; done: number }>(tx, READ, [
        learner,
        event.seq,
        types,
        event.type,
      ]);
      return (work ?? stored?.work ?? 0) > (done ?? stored?.done ?? 0);
    },
  };
}
