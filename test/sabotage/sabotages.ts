import { CONSTANTS } from '../../src/core/constants.ts';
import { levelOf } from '../../src/core/level.ts';
import { pendingCompletions } from '../../src/store/award/pending-completions.ts';
import type { Break } from './broken-store.ts';

/** A rule of design 3, how it is broken, and the message that reveals it. */
export type Sabotage = Break & { rule: string; broken: string; caught: RegExp };

const HEAVY_NOW = `e.type IN (SELECT t.key FROM policies p, json_each(p.body -> 'types') t
  WHERE p.version = (SELECT max(version) FROM policies) AND t.value ->> 'path' = 'heavy') AND l.reason IS NULL`;

const WITHOUT_CARD = `(SELECT coalesce(json_agg((o::jsonb || '{"card":null}')::json), '[]') FROM json_array_elements(observations) o)`;

export const SABOTAGES: Sabotage[] = [
  {
    rule: '1 lock, then look',
    broken: 'rows are neither locked nor fenced',
    sql: [
      ['learner-lock', 'FOR UPDATE', ''],
      ['learners-lock', 'FOR UPDATE', ''],
      ['ledger-append', 'AND l.version = $2 AND l.awarded_to = c."seenAwardedTo"', 'AND $2::bigint >= 0'],
      ['events-insert', 'AND l.last_seq = touched.seen', ''],
    ],
    // After overwriting a counter, an index rejects all later writes.
    caught: /invariant|rule|duplicate key/,
  },
  {
    rule: '3 never trust an earlier answer',
    broken: 'the pending completions are those of the previous call',
    module: ['store/award/pending-completions.ts', () => ({ pendingCompletions: pendingOfPreviousCall() })],
    caught: /rule 3|invariant|every completion/,
  },
  {
    rule: '4 award decides once what completes',
    broken: 'the current policy decides it again',
    sql: [['pending-completions', 'e.calibrates', HEAVY_NOW]],
    caught: /every completion has its calibration|invariant 4|rule 3|wakes/,
  },
  {
    rule: '5 worth',
    broken: 'settlements use the ladder of the newest policy',
    sql: [['worth', 'l.policy_version AS', '(SELECT max(version) FROM policies) AS']],
    caught: /invariant 4, total/,
  },
  {
    rule: '5 worth',
    broken: 'a lifted guard still pays nothing',
    sql: [['worth', `r.ruling = 'paid'`, `(r.ruling = 'paid' AND l.reason IS NULL)`]],
    caught: /invariant 4, total/,
  },
  {
    rule: '6 calibrate commits in order',
    broken: 'the newest pending completion commits first',
    sql: [['pending-completions', 'ORDER BY e.seq', 'ORDER BY e.seq DESC']],
    caught: /invariant 4|rule 3|wakes|every completion/,
  },
  {
    rule: '7 the fold runs at effective times',
    broken: 'a refold uses the time of the commit',
    sql: [['calibrations-fold', 'effective_time AS', 'at AS']],
    caught: /invariant 4/,
  },
  {
    rule: '7 the last review counts',
    broken: 'the last calibration counts',
    sql: [
      ['calibrations-fold', 'source,', `CASE source WHEN 'rescore' THEN 'review' ELSE source END AS source,`],
    ],
    caught: /invariant 4/,
  },
  {
    rule: '8 a calibration stores all that the fold needs',
    broken: 'a refold ignores the card',
    sql: [['calibrations-fold', 'observations,', `${WITHOUT_CARD} AS observations,`]],
    caught: /invariant 4/,
  },
  {
    rule: '10 stays unrated',
    broken: 'one observed skill is enough for a tier',
    module: ['core/constants.ts', () => ({ CONSTANTS: { ...CONSTANTS, ratedWeight: 0 } })],
    caught: /invariant 4/,
  },
  {
    rule: '11 the shown level',
    broken: 'it falls with the computed level',
    module: [
      'core/level.ts',
      () => ({ shownLevel: (_shown: number, total: number, ceiling: number) => levelOf(total, ceiling) }),
    ],
    caught: /rule 11, level/,
  },
  {
    rule: '15 the multiplier is stored unrounded',
    broken: 'it is rounded when inserted',
    sql: [
      [
        'ledger-append',
        'base, multiplier, xp, reason, tier, overall, "snapshot',
        'base, round(multiplier), xp, reason, tier, overall, "snapshot',
      ],
    ],
    caught: /invariant 4|invariant 7/,
  },
];

function pendingOfPreviousCall(): typeof pendingCompletions {
  const answers = new Map<number, Awaited<ReturnType<typeof pendingCompletions>>>();
  return async (tx, learner) => {
    const answer = await pendingCompletions(tx, learner);
    const before = answers.get(learner.no) ?? answer;
    answers.set(learner.no, answer);
    return before;
  };
}
