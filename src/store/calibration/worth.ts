import { multiplierOf, xpOf } from '../../core/ladder.ts';
import { UNRATED, type Snapshot } from '../../core/snapshot.ts';
import type { Policies } from '../documents/policies.ts';
import { rows, type Tx } from '../database.ts';

/** The snapshots that determine the worth of awards. */
export type Fold = {
  /** The snapshot after each calibrated completion, in event order. */
  states: readonly { completion: number; snapshot: Snapshot }[];
  /** Awards up to this event are final: no earlier completion is pending. */
  finalTo: number;
};

export type Range = { after: number; to: number };

export type Worth = { xp: number; fromEntry: number | null; toEntry: number | null };

const READ = {
  name: 'worth',
  text: `SELECT width_bucket(l.event_seq - 1, $4::bigint[]) AS segment, l.event_seq <= $5 AS final, l.policy_version AS policy,
           l.base, l.multiplier, count(*) FILTER (WHERE coalesce(r.ruling = 'paid', l.reason IS NULL)) AS paid,
           min(l.entry) AS "fromEntry", max(l.entry) AS "toEntry"
         FROM ledger l LEFT JOIN rulings r ON r.learner = l.learner AND r.seq = l.event_seq
         WHERE l.learner = $1 AND l.kind = 'award' AND l.event_seq > $2 AND l.event_seq <= $3
         GROUP BY 1, 2, 3, 4, 5`,
};

/** Awards of one base, policy and multiplier between two snapshots; `segment` counts the snapshots before them. */
export type WorthRow = {
  segment: number;
  final: boolean;
  policy: number;
  base: number;
  multiplier: number;
  paid: number;
  fromEntry: number;
  toEntry: number;
};

/** The awards in a range, counted by what their worth depends on. `bounds`: completions with a snapshot, in order. */
export function readWorth(
  tx: Tx,
  learner: number,
  { bounds, finalTo }: { bounds: readonly number[]; finalTo: number },
  range: Range,
): Promise<WorthRow[]> {
  return rows<WorthRow>(tx, READ, [learner, range.after, range.to, bounds.length ? bounds : [0], finalTo]);
}

/**
 * The worth of the awards in a range (rule 5): 0 under a guard or a void; otherwise `round(base × m)`, with m from the
 * snapshot before the award once final, and the stored multiplier until then. Each award is rounded separately.
 */
export async function worthOf(
  tx: Tx,
  policies: Policies,
  learner: number,
  fold: Fold,
  range: Range,
): Promise<Worth> {
  const bounds = fold.states.map(({ completion }) => completion);
  const found = await readWorth(tx, learner, { bounds, finalTo: fold.finalTo }, range);
  let xp = 0;
  for (const row of found) {
    // Without snapshots the only bound is event 0, so that all awards fall into a segment without a snapshot.
    const snapshot = (bounds.length ? fold.states[row.segment - 1]?.snapshot : undefined) ?? UNRATED;
    const { ladder } = await policies.read(tx, row.policy);
    xp += row.paid * xpOf(row.base, row.final ? multiplierOf(snapshot, ladder) : row.multiplier);
  }
  const first = found.map((row) => row.fromEntry);
  const last = found.map((row) => row.toEntry);
  return {
    xp,
    fromEntry: found.length ? Math.min(...first) : null,
    toEntry: found.length ? Math.max(...last) : null,
  };
}
