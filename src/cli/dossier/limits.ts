import { shareOf } from '../../core/agreement/share.ts';
import { fill, list, table, text, type Block, type Section } from './document.ts';
import { count, shareText } from './format.ts';
import type { Facts } from './gather.ts';

function unscoredTable({ calibrations }: Facts): Block {
  const reasons = Map.groupBy(
    calibrations.filter(({ unscored }) => unscored !== null),
    ({ unscored }) => unscored as string,
  );
  return table(
    'Works that a judge gave no reading of, by reason',
    ['reason', 'works'],
    [...reasons].map(([reason, rows]) => [
      reason,
      count(rows.reduce((sum, row) => sum + row.calibrations, 0)),
    ]),
  );
}

function offlineShare({ calibrations }: Facts): string {
  const judged = calibrations.filter(({ source }) => source === 'judge');
  const sum = (rows: typeof judged) => rows.reduce((total, row) => total + row.calibrations, 0);
  return shareText(shareOf(sum(judged.filter(({ judge }) => judge === 'offline')), sum(judged)));
}

/** Point 3: what it cannot do. */
export function limitsSection(facts: Facts): Section {
  const { learners } = facts;
  const active = learners.learners - learners.erased;
  return {
    title: 'Known limits and unintended outcomes',
    annex: '3',
    blocks: [
      list(
        `The offline judge cannot tell whether content is right. It reads form, coverage of a reference answer and structure, with low confidence without a reference. It gave ${offlineShare(facts)} of the readings here.`,
        'A judge reads what was sent. Work done elsewhere, and who did it, is not seen: a learner may submit the words of another person or of a model.',
        'Agreement of judges with people differs between tasks, kinds of text and languages; the cards say for which it was measured. People do not agree perfectly with each other either.',
        'Speed is read from times that platforms send. Interruptions look like slowness; extra time is a setting of the learner (`parFactor`).',
        'Skills are means over different tasks. A rare failure that matters for a job does not show in a mean.',
        'XP rewards what the policy pays for. Ceilings and guards against repetition limit padding, and do not remove the incentive.',
        'A number near a border between tiers may change with one verdict; intervals, and marks of provisional numbers, say so.',
      ),
      unscoredTable(facts),
      table(
        'What the numbers rest on',
        ['what', 'value'],
        [
          ['learners with a tier', shareText(shareOf(learners.rated, active))],
          [
            'verdicts with a structural threat in the text',
            shareText(
              shareOf(
                facts.calibrations.reduce((sum, row) => sum + row.tampering, 0),
                learners.calibrations,
              ),
            ),
          ],
        ],
      ),
      fill('limits', 'Limits and unintended outcomes that you found in use, and what you did about them.'),
    ],
  };
}

const RISKS = [
  [
    'a wrong verdict lowers or raises a learner',
    'interval and confidence; appeal; random sample; correction settles XP',
  ],
  [
    'the judge is biased for a kind of learner',
    'cards per judge; blind readings; no attribute of persons in a dossier',
  ],
  [
    'a text persuades a judge that is a model',
    'random fences; quotes must be found; second call without numbers; audit',
  ],
  ['a learner farms XP', 'ceilings, once and repeat guards; XP follows the multiplier of skill'],
  ['a record is changed afterwards', 'append-only tables; hash chains; heads kept elsewhere'],
  [
    'texts of a learner leak',
    'texts only behind their scope; erase; retention; none in logs, streams of others or Temporal',
  ],
  [
    'an outage loses or doubles an award',
    'one transaction per award; sweeper; tests that kill processes (docs/reliability.md)',
  ],
];

/** Points 2 (h), 5, 7, 8 and 9. */
export function restSections(): Section[] {
  return [
    {
      title: 'Risk management',
      annex: '5',
      blocks: [
        table('Risks that the product knows, and its measures', ['risk', 'measures'], RISKS),
        fill(
          'risks',
          'Your risk management system (Article 9): risks of your use, how they were assessed, and which remain.',
        ),
        fill('rights', 'The assessment of the impact on fundamental rights, where Article 27 requires one.'),
      ],
    },
    {
      title: 'Robustness and cybersecurity',
      annex: '2 (h)',
      blocks: [
        list(
          'Keys are stored as hashes, with scopes and expiry; people come with signed tokens and reach only what their kind allows.',
          'The running product has a database role that can only append to ledger and verdicts.',
          'Limits of size, rate and open work protect the installation; addresses of webhooks are checked before each call.',
          'docs/operations.md describes TLS, rotation of secrets, backup and restore.',
        ),
        fill(
          'security',
          'Who has access to servers, database and keys; how secrets and backups are protected; tests by third parties.',
        ),
      ],
    },
    {
      title: 'Standards, declaration, monitoring after release',
      annex: '7 to 9',
      blocks: [
        text(
          'Formats that are implemented: CloudEvents 1.0, xAPI, Caliper, Open Badges 3.0, RFC 9457, Standard Webhooks. None of them is a harmonised standard under the regulation.',
        ),
        fill(
          'standards',
          'Harmonised standards or common specifications that you apply, or how the requirements are met without.',
        ),
        fill(
          'declaration',
          'The EU declaration of conformity (Article 47), and the registration (Article 49).',
        ),
        text(
          'For monitoring, the product offers: a random sample for review, agreement of judge and people with its interval, the metrics and alerts of `deploy/`, and this document, which can be written again at any time.',
        ),
        fill(
          'monitoring',
          'Your plan for monitoring after release (Article 72), and how serious incidents are reported (Article 73).',
        ),
      ],
    },
  ];
}
