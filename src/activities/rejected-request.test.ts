import { MockActivityEnvironment } from '@temporalio/testing';
import { afterEach, expect, test } from 'vitest';
import { complete, fail, startModelServer, type Answer } from '../../test/support/model-server.ts';
import { eventOf, openStore } from '../../test/support/open-store.ts';
import { quiet } from '../../test/support/quiet.ts';
import { selectJudge } from '../judge/select-judge.ts';
import { createJudgeMonitor } from '../services/judge-monitor.ts';
import { createActivities, type ActivityDependencies } from './activities.ts';

const open = openStore();
/** The server fails on the first word, which the shortened request still contains. */
const HOSTILE = 'Zorg makes this server stumble over what I wrote.';
const HONEST = 'I checked the weekly churn by segment.';

let server: Awaited<ReturnType<typeof startModelServer>>;
afterEach(() => server.stop());

const scored = JSON.stringify({
  quality: { evidence: true, band: 4, confidence: 1, quotes: [HONEST] },
});
const checked = JSON.stringify({ confidence: [], flags: [], asksReview: false, reason: 'One. Two.' });

/** Answers requests about anything but the hostile text. */
const exceptHostile =
  (refuse: Answer): Answer =>
  (request, response, call) => {
    const text = request.messages.at(-1)!.content;
    if (text.includes('Zorg')) return refuse(request, response, call);
    complete(response, text.includes('Transcript:') ? scored : text === 'Say yes.' ? 'Yes.' : checked);
  };

/** A learner with two completions, the first of them about the hostile text, and its judge. */
async function twoCompletions(learner: string, answer: Answer) {
  const { store } = open;
  server = await startModelServer(answer);
  const { watch } = createJudgeMonitor({ store, logger: quiet as never });
  const judge = selectJudge({
    judgeModel: 'compatible:m',
    judgeBaseUrl: server.baseUrl,
    judgeTimeout: 5000,
    watch,
  });
  const turns = [HOSTILE, HONEST].flatMap((text, index) => {
    const stage = { program: undefined, stage: `s${index}` };
    return [
      eventOf(learner, 'chat.turn_taken', { ...stage, text }),
      eventOf(learner, 'stage.completed', stage),
    ];
  });
  await store.events.accept(turns);
  const verdicts: unknown[] = [];
  const onVerdict: ActivityDependencies['onVerdict'] = ({ unscored }, { learner, completion }) =>
    void verdicts.push({ unscored, learner, completion });
  const activities = createActivities({ store, judge, ring: async () => undefined, onVerdict });
  const run = async (completion: number) => {
    await store.ledger.award(learner, 0);
    return new MockActivityEnvironment({}, { logger: quiet }).run(activities.calibrate, learner, completion);
  };
  return { store, run, verdicts };
}

async function verdictsOf(learner: string) {
  const { no } = (await open.store.learners.find(learner))!;
  const calibrations = await open.store.calibrations.read(no, { after: 0, limit: 9 });
  return calibrations.map(({ unscored }) => unscored ?? 'scored');
}

test.each<[string, Answer, string]>([
  ['is too large for the server', (_request, response) => fail(response, 413), 'too_long'],
  [
    'overflows the context',
    (_request, response) => fail(response, 400, { code: 'context_length_exceeded' }),
    'too_long',
  ],
  ['the server rejects', (_request, response) => fail(response, 422), 'refused_request'],
  ['is answered with nonsense', (_request, response) => complete(response, '}{'), 'unreadable'],
])(
  'a dossier that %s is unscored and queued for review, and the next one is scored',
  async (name, refuse, code) => {
    const learner = `learner-${name.replaceAll(' ', '-')}`;
    const { store, run, verdicts } = await twoCompletions(learner, exceptHostile(refuse));
    for (const completion of [2, 4]) await run(completion);
    expect(await verdictsOf(learner)).toEqual([code, 'scored']);
    expect(verdicts).toEqual([
      { unscored: code, learner, completion: 2 },
      { unscored: null, learner, completion: 4 },
    ]);
    const { rows } = await store.database.query(
      'SELECT q.calibration, q.reasons FROM review_queue q JOIN learners l ON l.no = q.learner WHERE l.id = $1 AND calibration = 1',
      [learner],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].reasons).toContain('unscored');
    expect(await store.judges.outages()).toEqual([]);
  },
);

test('a dossier that the server never answers is given up while others are answered', async () => {
  const learner = 'learner-never';
  const { run } = await twoCompletions(
    learner,
    exceptHostile((_request, response) => fail(response, 500)),
  );
  let failures = 0;
  for (;;) {
    const failed = await run(2).then(
      () => false,
      () => true,
    );
    if (!failed) break;
    failures += 1;
    expect(failures).toBeLessThan(50);
  }
  expect(failures).toBe(2);
  await run(4);
  expect(await verdictsOf(learner)).toEqual(['no_answer', 'scored']);
});

test('an outage is reported at its first failed call, and ends with the next answer', async () => {
  let isDown = true;
  const { store, run } = await twoCompletions('learner-outage', (request, response, call) =>
    isDown
      ? fail(response, 503)
      : exceptHostile((_request, other) => complete(other, scored))(request, response, call),
  );
  await expect(run(2)).rejects.toMatchObject({ type: 'provider_unavailable' });
  expect(await store.judges.outages()).toMatchObject([{ judge: 'compatible:m', code: 'unavailable' }]);
  isDown = false;
  await run(2);
  expect(await store.judges.outages()).toEqual([]);
});
