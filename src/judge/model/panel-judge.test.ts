import { expect, test } from 'vitest';
import { dossierOf } from '../../../test/support/dossier-of.ts';
import { apiError, mockJudge, says, type Generate } from '../../../test/support/mock-judge.ts';
import { CONSTANTS } from '../../core/constants.ts';
import { observe, priorState } from '../../core/measurement.ts';
import { chainOf } from '../chain.ts';
import type { Judge } from '../judge.ts';
import type { ScoreStep } from '../answer.ts';
import { createPanelJudge } from './panel-judge.ts';

const PRIOR = priorState(CONSTANTS);

const dossier = dossierOf([
  { speaker: 'learner', text: 'Orders fell in week 14. Refunds did not move. Demand is not the cause.' },
]);
const QUOTES = ['Orders fell in week 14', 'Refunds did not move', 'Demand is not the cause'];
const CHECK = says(JSON.stringify({ confidence: [], flags: [], asksReview: false, reason: 'One. Two.' }));

function quality(band: number | null, confidence = 1, quote = 0): Generate {
  const score = {
    evidence: band !== null,
    band,
    position: 0.5,
    confidence,
    quotes: [{ seq: 1, text: QUOTES[quote] }],
  };
  return says(JSON.stringify({ quality: score }));
}

/** A panel whose members give these answers, call by call. */
function panelOf(...members: (Generate | Error)[][]) {
  const mocks = members.map((answers) => mockJudge(answers, { price: { input: 1, output: 1 } }));
  const judges = mocks.map(({ judge }, index): Judge => ({ ...judge, name: 'abcde'[index]! }));
  const calls = () => mocks.map(({ model }) => model.doGenerateCalls.length).join(' ');
  return { judge: createPanelJudge(judges), calls };
}

const readOf = (step: ScoreStep) => {
  const score = 'scores' in step ? step.scores.quality : undefined;
  if (score === undefined || score === 'no_evidence') return score ?? ('unscored' in step && step.unscored);
  return [20 * (score.band - 1 + score.position), score.confidence, score.interRaterSd ?? null];
};

test.each<[string, (Generate | Error)[], unknown]>([
  [
    'three that differ',
    [quality(1), quality(4), quality(5)],
    [70, 1, Math.sqrt((60 ** 2 + 0 + 20 ** 2 - (40 / 3) ** 2 * 3 + 0) / 2)],
  ],
  ['three that agree', [quality(4), quality(4), quality(4)], [70, 1, 0]],
  ['two', [quality(3), quality(5)], [70, 1, Math.sqrt(800)]],
  ['the confidence in the middle', [quality(4, 0.25), quality(4, 0.5), quality(4, 1)], [70, 0.5, 0]],
  ['one of three that cannot be read', [quality(4), says('Good.'), quality(4)], [70, 1, 0]],
  ['one of three that is down', [quality(4), apiError(500), quality(4)], [70, 1, 0]],
  ['one of two that is down', [apiError(500), quality(4)], [70, 1, null]],
  ['no evidence for most', [quality(null), quality(4), quality(null)], 'no_evidence'],
  ['none that can be read', [says('Good.'), says('Good.')], 'unreadable'],
])('a panel of %s', async (_name, members, expected) => {
  const { judge } = panelOf(...members.map((answer) => [answer]));
  const read = readOf(await judge.score(dossier));
  if (!Array.isArray(expected)) expect(read).toBe(expected);
  else
    expected.forEach((value, index) => {
      const given = (read as (number | null)[])[index];
      if (value === null) expect(given).toBeNull();
      else expect(given).toBeCloseTo(value as number, 9);
    });
});

test('with less than half of the members the panel waits, without paying twice', async () => {
  const { judge, calls } = panelOf(
    [quality(4)],
    [apiError(500), apiError(500), quality(4)],
    [apiError(429), apiError(429), quality(2)],
  );
  const failure = await judge.score(dossier).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'ProviderFailure', trace: { inputTokens: 100 } });
  const step = await judge.score(dossier);
  expect(readOf(step)).toEqual([70, 1, 0]);
  expect(step.trace.inputTokens).toBe(100);
  expect(calls()).toBe('1 3 2');
});

test('evidence nearest to the median comes first, and disagreement lowers the weight', async () => {
  const verdictOf = async (...bands: number[]) => {
    const { judge } = panelOf(...bands.map((band, index) => [quality(band, 1, index), CHECK]));
    return (await chainOf(judge, dossier).verdict()).verdict;
  };
  const [agreed, split] = [await verdictOf(4, 4, 4), await verdictOf(1, 4, 5)];
  expect(split.quotes.map(({ text }) => text)).toEqual([QUOTES[1], QUOTES[2], QUOTES[0]]);
  expect(split.judge.name).toBe('panel:a,b,c');
  expect(split.reason).toContain('panel:a,b,c, uncalibrated');
  const meanOf = ({ observations }: typeof agreed) => {
    const observation = observations.find(({ skill }) => skill === 'quality')!;
    expect(observation.x).toBeCloseTo(70, 9);
    return observe(PRIOR, observation, 0).mean;
  };
  expect(meanOf(split)).toBeLessThan(meanOf(agreed) - 1);
  expect(meanOf(split)).toBeGreaterThan(PRIOR.mean);
});

test('the first member that answers checks', async () => {
  const { judge, calls } = panelOf([quality(4), apiError(500), apiError(500)], [quality(4), CHECK]);
  const { check } = await chainOf(judge, dossier).check();
  expect(check !== null && 'check' in check).toBe(true);
  expect(calls()).toBe('3 2');
});
