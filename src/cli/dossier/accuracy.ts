import { dayOf } from '../day-of.ts';
import { accuracyOf } from '../../core/agreement/accuracy.ts';
import { SKILLS } from '../../core/skill.ts';
import { loadCard } from '../../judge/verdict/card.ts';
import type { ComparedReading } from '../../store/documentation/compared-readings.ts';
import { fill, list, table, text, type Block, type Section } from './document.ts';
import { count, measureText, percent, shareText } from './format.ts';
import type { Facts } from './gather.ts';
import { sampledShare } from './sampled.ts';

const nameOf = (judge: string, version: string | null) => (version === null ? judge : `${judge}@${version}`);

/** The judges whose verdicts are stored, each with its number of verdicts. */
function judgesTable({ calibrations }: Facts): Block {
  const judged = calibrations.filter(({ judge }) => judge !== null);
  return table(
    'Judges',
    ['judge and version', 'source', 'verdicts', 'without a reading', 'asked for a person', 'first', 'last'],
    judged.map(({ judge, version, source, unscored, ...row }) => [
      nameOf(judge as string, version),
      source,
      count(row.calibrations),
      unscored ?? '',
      count(row.asksReview),
      dayOf(row.first),
      dayOf(row.last),
    ]),
  );
}

const HEAD = [
  'judge',
  'skill',
  'learners / works / pairs',
  'bias',
  'root mean squared difference',
  'correlation',
  'weighted kappa',
  'same band',
  'at most one band apart',
];

function accuracyRow(judge: string, skill: string, pairs: readonly ComparedReading[]): string[] {
  const found = accuracyOf(pairs);
  const { kappa, kappaInterval: interval } = found;
  const between = interval === null ? '' : ` (${interval.low.toFixed(2)} to ${interval.high.toFixed(2)})`;
  return [
    judge,
    skill,
    `${found.learners} / ${found.works} / ${found.pairs}`,
    measureText(found.bias, 1),
    measureText(found.rmse, 1),
    measureText(found.correlation, 2),
    kappa === null ? '–' : `${kappa.toFixed(2)}${between}`,
    found.exact === null ? '–' : percent(found.exact),
    found.adjacent === null ? '–' : percent(found.adjacent),
  ];
}

function accuracyTable(caption: string, readings: readonly ComparedReading[]): Block {
  const byJudge = Map.groupBy(readings, ({ judge, version }) => nameOf(judge, version));
  const rows = [...byJudge].flatMap(([judge, of]) =>
    SKILLS.flatMap((skill) => {
      const pairs = of.filter((pair) => pair.skill === skill);
      return pairs.length === 0 ? [] : [accuracyRow(judge, skill, pairs)];
    }),
  );
  return table(caption, HEAD, rows);
}

/** What the judges' cards say, measured before use on texts that people scored. */
function cardsTable({ calibrations }: Facts): Block {
  const judges = new Map(
    calibrations.flatMap(({ judge, version }) =>
      judge === null || version === null ? [] : [[nameOf(judge, version), { judge, version }] as const],
    ),
  );
  const rows = [...judges].flatMap(([name, { judge, version }]) =>
    Object.entries(loadCard(judge, version)?.skills ?? {}).map(([skill, card]) => [
      name,
      skill,
      card.set,
      `${count(card.trained)} / ${count(card.heldOut.dossiers)}`,
      measureText(card.heldOut.spearman, 3),
      card.heldOut.lengthEqual === null ? '–' : card.heldOut.lengthEqual.toFixed(3),
      measureText(card.heldOut.kappa, 2),
    ]),
  );
  return table(
    'The cards of these judges, measured before their use on texts that people scored',
    [
      'judge',
      'skill',
      'set',
      'texts of the card / held out',
      'Spearman',
      'with length held equal',
      'weighted kappa',
    ],
    rows,
  );
}

/** Cards that replaced those, estimated in use from readings beside people's. */
function acceptedTable({ cards }: Facts): Block {
  return table(
    'Cards that were accepted later, from works that people read too and anchors with known scores',
    [
      'card',
      'skill',
      'in use since',
      'taken by',
      'readings / of anchors',
      'offset, slope, standard deviation',
    ],
    cards.flatMap(({ name, at, byPolicy, readings, anchors, skills }) =>
      Object.entries(skills).map(([skill, { offset, slope, sigma }]) => [
        name,
        skill,
        dayOf(at),
        byPolicy ? 'policy' : 'operator',
        `${count(readings)} / ${count(anchors)}`,
        [offset, slope, sigma].map((value) => value.toFixed(2)).join(', '),
      ]),
    ),
  );
}

/** Points 2 (g), 3 and 4: how true the readings are. */
export function accuracySection(facts: Facts): Section {
  const { readings, learners } = facts;
  const blind = readings.filter((reading) => reading.blind);
  const sdMean = learners.rated === 0 ? null : learners.sdSum / learners.rated;
  return {
    title: 'Accuracy',
    annex: '2 (g), 3 and 4',
    blocks: [
      judgesTable(facts),
      text(
        'Readings are on 0 to 100, in five bands of 20 points. Differences are judge minus person. Intervals are 95 %: percentile bootstraps over learners (kappa: over works), none with fewer than five. Kappa has quadratic weights on the bands.',
      ),
      accuracyTable('Judge against people who read before they saw the verdict', blind),
      text(
        'The table above is the one to rely on. The next compares verdicts with the readings of people who changed them: these are mostly verdicts that looked wrong, so it shows the size of errors and not how frequent they are.',
      ),
      accuracyTable(
        'Judge against people who changed its verdict',
        readings.filter((reading) => !reading.blind),
      ),
      text(
        `Of the verdicts drawn at random for review and decided, people changed or voided ${shareText(sampledShare(facts.items))}.`,
      ),
      cardsTable(facts),
      acceptedTable(facts),
      text(
        sdMean === null
          ? 'No learner has a tier so far.'
          : `The learners with a tier have a standard deviation of overall of ${sdMean.toFixed(1)} points on average: the interval that is shown with each number is about ${(2 * 1.96 * sdMean).toFixed(0)} points wide. A learner’s numbers are marked as provisional until enough was observed.`,
      ),
      list(
        'Why these measures: bias and squared difference are in the points that the product shows; kappa says what remains after agreement by chance; correlation does not depend on leniency, which a card corrects.',
        '`touchstone validate` runs simulated learners whose true skill is known through the pipeline; docs/validity.md has its result.',
        '`touchstone audit` runs attacks and honest texts against a judge.',
      ),
      fill(
        'accuracy-groups',
        'Accuracy for groups of your learners (language, disability, age, sex), with the number of cases; Touchstone stores no such attributes.',
      ),
      fill('accuracy-needed', 'Which accuracy your use needs, and why the figures above are enough for it.'),
    ],
  };
}
