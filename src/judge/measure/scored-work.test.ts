import { expect, test } from 'vitest';
import { offlineJudge } from '../offline/offline-judge.ts';
import { calibrateJudge } from './calibrate-judge.ts';
import { calibrationReport } from '../../cli/calibration-report.ts';
import { scoredWorkOf, skillsScored, type ScoredWork } from './scored-work.ts';

const LINKS = ['the stock', 'the supplier', 'the invoice', 'the delivery', 'the customer', 'the shelf'];

/** A text of `sentences` sentences, each of about `words` words. */
function textOf(sentences: number, words: number, seed: number): string {
  return Array.from({ length: sentences }, (_, at) => {
    const rest = Array.from(
      { length: words - 4 },
      (_none, place) => `w${'abcdefghij'[(at + place + seed) % 10]}rd`,
    );
    return `We checked ${LINKS[(at + seed) % LINKS.length]} ${rest.join(' ')}.`;
  }).join(' ');
}

/** Items of two groups and two kinds. People prefer short sentences and ignore length. */
const document = {
  items: Array.from({ length: 80 }, (_, index) => {
    const words = 8 + (index % 5) * 9;
    return {
      id: `i${index}`,
      group: `g${index % 4}`,
      kind: index % 2 === 0 ? 'letter' : 'summary',
      text: textOf(3 + (index % 3), words, index),
      human: { communication: 90 - words - (index % 2) * 20, quality: 20 + 10 * (index % 7) },
      raters: { communication: [80 - words, 82 - words] },
    };
  }),
};

test('the uniform form is read with every score, group and kind', () => {
  const works = scoredWorkOf(document);
  expect(skillsScored(works)).toEqual(['quality', 'communication']);
  expect(works[1]).toMatchObject({
    id: 'i1',
    group: 'g1',
    kind: 'summary',
    raters: { communication: [63, 65] },
  });
  expect(works[1]?.dossier.turns.map(({ type }) => type)).toEqual(['note.submitted']);
});

test('kind may be called source, and raters may be those beside communication', () => {
  const [item] = document.items;
  const human = { communication: 60, raters: [55, 65] };
  const [work] = scoredWorkOf({
    items: [{ id: 'a', group: 'g', source: 'letters', text: item?.text, human }],
  });
  expect(work).toMatchObject({
    kind: 'letters',
    human: { communication: 60 },
    raters: { communication: [55, 65] },
  });
});

test('an invalid score is rejected with its path', () => {
  const [item] = document.items;
  expect(() => scoredWorkOf({ items: [{ ...item, human: { quality: 101 } }] })).toThrow(
    '/items/0/human/quality',
  );
});

test('each skill is measured separately, with groups held out, by kind, and with rater agreement', async () => {
  const measured = await calibrateJudge(offlineJudge, scoredWorkOf(document));
  expect(measured.map(({ skill }) => skill)).toEqual(['quality', 'communication']);
  const heldOut = measured[1]?.heldOut;
  expect(heldOut?.byPart).toHaveLength(4);
  expect(Object.keys(heldOut?.byKind ?? {}).toSorted()).toEqual(['letter', 'summary']);
  for (const kind of Object.values(heldOut?.byKind ?? {})) expect(kind.lengthEqual).toBeGreaterThan(0.6);
  expect(heldOut?.raters?.spearman).toBeCloseTo(1, 6);
});

test('a fit finds the feature that people follow', async () => {
  const works = scoredWorkOf(document).map((work) => ({
    ...work,
    human: { communication: work.human.communication ?? 0 },
  }));
  const [measured] = await calibrateJudge(offlineJudge, works, { fits: true, set: 'planted', pull: 1 });
  const before = offlineJudge.weights?.communication?.weights.longSentences ?? 1;
  // They follow it more than one fit may change a weight, so it reaches the bound.
  expect(measured?.fitted?.weights.longSentences).toBeCloseTo(2 * before, 2);
});

test.each([
  ['a skill that does not exist', [{ human: { qualty: 50 } }], '/items/0/human: Unrecognized key: "qualty"'],
  ['raters of a skill that does not exist', [{ raters: { qualty: [1, 2] } }], '/items/0/raters'],
  ['one id twice', [{ id: 'a' }, { id: 'b' }, { id: 'a' }], 'the id "a" is used twice'],
])('%s is rejected', (_name, changes, message) => {
  const items = changes.map((change) => ({ ...document.items[0], ...change }));
  expect(() => scoredWorkOf({ items })).toThrow(message);
});

test('a card of readings that go against people comes with a warning', async () => {
  const against = (one: ScoredWork): ScoredWork => ({
    ...one,
    human: { communication: 100 - (one.human.communication ?? 0) },
  });
  const works = scoredWorkOf(document);
  const [agrees] = (await calibrateJudge(offlineJudge, works)).slice(-1);
  expect(agrees?.warning).toBeNull();
  const [measured] = await calibrateJudge(offlineJudge, works.map(against));
  expect(measured?.warning).toContain('communication goes against people');
  expect(calibrationReport('offline', 'set', measured!)).toContain(`  WARNING   ${measured?.warning}`);
});
