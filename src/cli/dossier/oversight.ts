import { quantile } from 'simple-statistics';
import { shareOf } from '../../core/agreement/share.ts';
import type { ReviewItem } from '../../store/documentation/review-items.ts';
import { fill, list, table, text, type Block, type Section } from './document.ts';
import { count, percent, shareText } from './format.ts';
import type { Facts } from './gather.ts';

const HOUR_MS = 3_600_000;

function waitsText(items: readonly ReviewItem[]): string {
  const hours = items.flatMap(({ at, decidedAt }) =>
    decidedAt === null ? [] : [(decidedAt - at) / HOUR_MS],
  );
  if (hours.length === 0) return '–';
  return `${quantile(hours, 0.5).toFixed(1)} h / ${quantile(hours, 0.95).toFixed(1)} h`;
}

function itemsTable(items: readonly ReviewItem[]): Block {
  const reasons = [...new Set(items.flatMap((item) => item.reasons))].toSorted();
  return table(
    'What was put before people, by reason (an item may have several)',
    ['reason', 'items', 'waiting', 'upheld', 'changed', 'voided', 'time to a decision: half of them / 95 %'],
    reasons.map((reason) => {
      const some = items.filter((item) => item.reasons.includes(reason));
      const decided = (decision: string) => count(some.filter((item) => item.decision === decision).length);
      const waiting = some.filter(({ open }) => open).length;
      return [
        reason,
        count(some.length),
        count(waiting),
        ...['upheld', 'changed', 'voided'].map(decided),
        waitsText(some),
      ];
    }),
  );
}

function decisionsTable({ decisions }: Facts): Block {
  const kinds = Map.groupBy(decisions, ({ of, decision }) => `${of} ${decision}`);
  return table(
    'Decisions of people',
    ['decision', 'decisions', 'in answer to an appeal'],
    [...kinds]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([kind, some]) => [
        kind,
        count(some.reduce((sum, row) => sum + row.decisions, 0)),
        count(some.reduce((sum, row) => sum + row.appeals, 0)),
      ]),
  );
}

/** Point 2 (e) and Article 14: what people can do, and did. */
export function oversightSection(facts: Facts): Section {
  const { policy, decisions, readings, appeals, calibrations } = facts;
  const verdicts = calibrations
    .filter(({ source }) => source === 'judge' || source === 'unscored')
    .reduce((sum, row) => sum + row.calibrations, 0);
  const onVerdicts = decisions.filter(({ of }) => of === 'verdict');
  const decided = onVerdicts.reduce((sum, row) => sum + row.decisions, 0);
  const people = new Set(decisions.map(({ by }) => by)).size;
  const blindWorks = new Set(readings.filter(({ blind }) => blind).map(({ work }) => work)).size;
  return {
    title: 'Human oversight',
    annex: '2 (e) and 3',
    blocks: [
      list(
        'A learner can appeal every verdict and award; an appeal is decided by a person who did not make the decision that is appealed, and never by the learner.',
        'A reviewer sees the work with the quotes marked, the rubric, and the exact effect of a decision before it is saved.',
        'A change replaces the verdict in the fold and settles the XP of every award since; the records before stay.',
        'A structural threat in a text or a doubt of the second call asks for a person. Neither lowers a number.',
        `The policy puts ${percent(policy.review.sampleShare)} of verdicts before a person at random, and every verdict that moves overall by ${policy.review.largeMove} points or more.`,
        `Reviews are ${policy.review.mode ?? 'open'} by the policy (open: the verdict is shown at once; blind, double: one or two people read first).`,
        'Judging can be stopped: without a worker, events are kept and nothing is decided; the offline judge replaces a model whose budget is spent.',
      ),
      itemsTable(facts.items),
      decisionsTable(facts),
      table(
        'Oversight in numbers',
        ['what', 'value'],
        [
          [
            'decisions on verdicts, as a share of verdicts',
            shareText(shareOf(Math.min(decided, verdicts), verdicts)),
          ],
          ['people who decided', count(people)],
          ['works that were read blind and compared', count(blindWorks)],
          ['appeals', count(appeals.appeals)],
          ['appeals that wait', count(appeals.open)],
        ],
      ),
      text(
        'Who decided is stored with each decision and is left out here, so that this document names no person.',
      ),
      fill(
        'oversight-people',
        'Who reviews, their competence and training, and how they are kept from relying on the judge too much (Article 14 (4) (b)).',
      ),
      fill('oversight-use', 'Which decisions about learners are never made from the numbers alone.'),
    ],
  };
}
