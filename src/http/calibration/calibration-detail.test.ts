import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Judge } from '../../judge/judge.ts';
import type { Scores } from '../../judge/answer.ts';
import { selectJudge } from '../../judge/select-judge.ts';
import { liveThrough } from '../../../test/support/judge-completion.ts';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import type { Json } from '../../../test/http/support/json.ts';

let edge: Edge;
let reader: string;
beforeAll(async () => {
  edge = await startEdge();
  reader = await edge.keyOf(['read']);
});
afterAll(() => edge.stop());

const TEXT =
  'First I checked the churn. Mobile customers in Spain fell by 18 percent, so I would roll it back.';
const OWN = 'Mobile customers in Spain fell by 18 percent';

/** The learner completes a stage: events 1 and 2, calibration 1 by this judge. */
async function live(subject: string, judge: Judge): Promise<void> {
  await edge.post([
    cloudEvent({ subject, data: { stage: 's1', text: TEXT } }),
    cloudEvent({ subject, type: 'stage.completed', data: { stage: 's1' }, time: '2026-10-05T09:20:00Z' }),
  ]);
  await liveThrough(edge.store, judge, subject);
}

/** The offline judge with an invented quote, an invented event, and words that the stored reason cuts off. */
const inventive: Judge = {
  ...selectJudge({}),
  async score(dossier) {
    const at = dossier.turns.find(({ quotable }) => quotable);
    const own = { seq: at!.seq, text: OWN };
    const score = { band: 4, position: 0.5, confidence: 0.75 } as const;
    const invented = { seq: at!.seq, text: 'the cormorant told me' };
    const scores: Scores = {
      quality: { ...score, quotes: [invented, own] },
      communication: { ...score, quotes: [invented] },
      independence: {
        ...score,
        quotes: [],
        events: [
          { seq: at!.seq, what: `worked alone ${'and '.repeat(40)}with the cormorant` },
          { seq: 999, what: 'asked the cormorant' },
        ],
      },
      speed: 'no_evidence',
    };
    return { ...(await selectJudge({}).score(dossier)), scores };
  },
  async check(dossier, grounded) {
    const reason = `Read.\u0007 ${'It counts. '.repeat(60)} The cormorant stays.`;
    const check = { confidence: {}, flags: ['contradiction' as const], asksReview: true, reason };
    return { ...(await selectJudge({}).check(dossier, grounded)), check };
  },
};

test('rejected evidence and the judge’s full reason are shown only with trace=full, to an admin', async () => {
  const subject = 'invented';
  await live(subject, inventive);
  const detailOf = async (query: string, token?: string) =>
    (await edge.get(`/v1/learners/${subject}/calibrations/1${query}`, { token })).body;
  const redacted = await detailOf('', reader);
  expect(JSON.stringify(redacted)).not.toContain('cormorant');
  expect(redacted.events).toMatchObject([{ seq: 1, what: expect.stringContaining('worked alone') }]);
  const { scores } = redacted.verdict.score;
  const numbers = { band: 4, position: 0.5, confidence: 0.75 };
  expect(scores).toEqual({
    independence: {
      ...numbers,
      quotes: [],
      events: redacted.events.map(({ seq, what }: Json) => ({ seq, what })),
    },
    quality: { ...numbers, quotes: [{ seq: 1, text: OWN }] },
    communication: { ...numbers, quotes: [] },
    speed: 'no_evidence',
  });
  expect(redacted.verdict.check).toEqual({
    check: { confidence: {}, flags: ['contradiction'], asksReview: true, reason: redacted.reason },
  });
  expect(await detailOf('')).toEqual(redacted);
  const { verdict, ...full } = await detailOf('?trace=full');
  expect(verdict.score.scores.quality.quotes).toHaveLength(2);
  expect(verdict.check.check.reason).toContain('The cormorant stays.');
  expect({ ...full, trace: null }).toEqual({ ...redacted, verdict: undefined, trace: null });
});

test('an unreadable check is shown with its code, and the score remains', async () => {
  const refuses: Judge = {
    ...inventive,
    async check(dossier, grounded) {
      const { trace } = await selectJudge({}).check(dossier, grounded);
      return { unscored: 'refused', trace };
    },
  };
  await live('refused', refuses);
  const { body } = await edge.get('/v1/learners/refused/calibrations/1', { token: reader });
  expect(body.verdict.check).toEqual({ unscored: 'refused' });
  expect(body).toMatchObject({ unscored: null, asksReview: true });
  expect(body.verdict.score.scores.quality).toMatchObject({ band: 4, quotes: [{ seq: 1, text: OWN }] });
});
