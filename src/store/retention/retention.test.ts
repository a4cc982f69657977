import { beforeAll, expect, test } from 'vitest';
import { liveThrough } from '../../../test/support/judge-completion.ts';
import { onDatabase } from '../../../test/support/on-database.ts';
import { openStore } from '../../../test/support/open-store.ts';
import { createCalibrationService } from '../../services/calibration/calibration.ts';
import { offlineJudge } from '../../judge/offline/offline-judge.ts';

const DAY_MS = 24 * 3_600_000;
const START = Date.parse('2026-03-01T09:00:00Z');
let now = START;
const open = openStore({ now: () => new Date(now) });
const text = 'First I compared the two cohorts by hand, since the export counted paused members as lost.';

let ids = 0;
const eventOf = (learner: string, type: string, data: object) => ({
  learner,
  id: `e-${(ids += 1)}`,
  source: 'test',
  type,
  time: now,
  speaker: 'learner' as const,
  data: { stage: 's', ...data },
});

/** A turn now, and a completion of its stage some days later. */
async function live(learner: string, days: number) {
  now = START;
  const turn = eventOf(learner, 'chat.turn_taken', { text });
  await open.store.events.accept([turn]);
  now += days * DAY_MS;
  await open.store.events.accept([eventOf(learner, 'stage.completed', { outcome: 'passed' })]);
  return turn;
}

const eventsOf = async (learner: string) => {
  const { no } = (await open.store.learners.find(learner))!;
  return open.store.events.read(no, { after: 0, limit: 10 });
};
const dossierOf = (learner: string) =>
  open.store.steps.read({ learner, completion: 2, step: 'dossier' }) as Promise<object | null>;
const rescore = (learner: string) =>
  createCalibrationService({ store: open.store, judgeOf: () => offlineJudge }).rescore({
    learner,
    number: 1,
    by: 'ops',
    preview: true,
  });

async function putPolicy(retention: object | undefined) {
  const { version, ...body } = await open.store.policies.active();
  await open.store.policies.put(version, { ...body, retention });
}

/** What a void of the completion would do, and an earlier point: both are folded from everything that is stored. */
async function folded() {
  const { no } = (await open.store.learners.find('old'))!;
  const options = { seq: 2, by: 'ops', reason: 'misrouted' };
  return {
    voided: await open.store.reviews.void('old', options, { preview: true }),
    earlier: await open.store.learners.readAsOf(no, { seq: 2 }),
  };
}

let before: Awaited<ReturnType<typeof folded>>;
let turn: Awaited<ReturnType<typeof live>>;
beforeAll(async () => {
  turn = await live('old', 1);
  await liveThrough(open.store, offlineJudge, 'old');
  await live('long-stage', 95);
  await liveThrough(open.store, offlineJudge, 'long-stage');
  await live('waiting', 1);
  await open.store.ledger.award('waiting', 0);
  await live('erased', 1);
  await open.store.learners.erase('erased');
});

beforeAll(async () => {
  now = START + 100 * DAY_MS;
  before = await folded();
});

test('without `retention` everything is kept', async () => {
  now = START + 100 * DAY_MS;
  expect(await open.store.retention.run()).toBeNull();
  expect((await eventsOf('old')).map(({ data }) => data === null)).toEqual([false, false]);
});

test('dossiers and answers go after their days, and payloads stay', async () => {
  now = START + 100 * DAY_MS;
  await putPolicy({ dossierDays: 30 });
  expect(await open.store.retention.run()).toEqual({ payloads: 0, steps: 3 });
  expect(await dossierOf('old')).toBeNull();
  expect(await dossierOf('long-stage')).not.toBeNull();
  expect((await eventsOf('old')).every(({ data }) => data !== null)).toBe(true);
  expect(await rescore('old')).toEqual({ outcome: 'texts_removed', at: now });
});

test('payloads go after their days, with every dossier that repeats one of them, but not of a learner with pending work', async () => {
  await putPolicy({ payloadDays: 60, dossierDays: 30 });
  expect(await open.store.retention.run()).toEqual({ payloads: 3, steps: 3 });
  expect((await eventsOf('old')).map(({ data }) => data)).toEqual([null, null]);
  expect((await eventsOf('long-stage')).map(({ data }) => data === null)).toEqual([true, false]);
  expect(await dossierOf('long-stage')).toBeNull();
  expect((await eventsOf('waiting')).every(({ data }) => data !== null)).toBe(true);
  const left = await onDatabase(open.url, `SELECT FROM steps WHERE packed IS NOT NULL OR result IS NOT NULL`);
  expect(left.rowCount).toBe(0);
  expect(await open.store.retention.run()).toEqual({ payloads: 0, steps: 0 });
});

test('hashes, verdicts, quotes and traces stay; chains verify, and everything folds as before', async () => {
  const { no } = (await open.store.learners.find('old'))!;
  expect(await open.store.ledger.verify('old')).toMatchObject({ intact: true, entries: 2 });
  expect(await open.store.calibrations.verify('old')).toMatchObject({ intact: true, calibrations: 1 });
  const [calibration] = await open.store.calibrations.read(no, { after: 0, limit: 1 });
  expect(calibration!.text!.quotes.length).toBeGreaterThan(0);
  const steps = await open.store.steps.ofCalibration(no, 1);
  expect(steps.map(({ step }) => step).toSorted()).toEqual(['check', 'dossier', 'score']);
  expect(steps.map(({ inputHash, result }) => [inputHash?.length, result])).toEqual([
    [64, null],
    [64, null],
    [64, null],
  ]);
  const score = steps.find(({ step }) => step === 'score')!;
  expect(score.trace).toMatchObject({ judge: expect.stringContaining(offlineJudge.name) });
  expect(await folded()).toEqual(before);
});

test('an event whose text was removed is still a duplicate, repeats are still found, and it can be voided', async () => {
  expect(await open.store.events.accept([turn])).toMatchObject({
    results: [{ status: 'duplicate', seq: 1 }],
  });
  await open.store.events.accept([eventOf('old', 'chat.turn_taken', { text })]);
  await open.store.ledger.award('old', 0);
  const { no } = (await open.store.learners.find('old'))!;
  const entries = await open.store.ledger.entries(no, { after: 2, limit: 1 });
  expect(entries[0]).toMatchObject({ reason: 'repeat', xp: 0 });
  expect(await open.store.reviews.void('old', { seq: 2, by: 'ops', reason: 'misrouted' })).toMatchObject({
    outcome: 'voided',
  });
});

test('a learner who waited is judged whole, and loses the texts afterwards', async () => {
  await liveThrough(open.store, offlineJudge, 'waiting');
  expect(await dossierOf('waiting')).toMatchObject({ turns: [{ text }] });
  expect(await open.store.retention.run()).toEqual({ payloads: 2, steps: 3 });
});

test('processes share one run a day', async () => {
  const { signal } = new AbortController();
  expect(await open.store.retention.runDaily(signal)).toEqual({ payloads: 0, steps: 0 });
  expect(await open.store.retention.runDaily(signal)).toBeNull();
  now += DAY_MS;
  expect(await open.store.retention.runDaily(signal)).not.toBeNull();
});
