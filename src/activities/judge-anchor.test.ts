import { MockActivityEnvironment } from '@temporalio/testing';
import { beforeEach, expect, test } from 'vitest';
import { eventOf, openStore } from '../../test/support/open-store.ts';
import { onDatabase } from '../../test/support/on-database.ts';
import { quiet } from '../../test/support/quiet.ts';
import type { Anchor } from '../core/anchor.ts';
import { bandOf } from '../core/band.ts';
import { forEachSkill, type Skill } from '../core/skill.ts';
import type { ScoreStep } from '../judge/answer.ts';
import type { Dossier } from '../judge/dossier/build.ts';
import { ProviderFailure } from '../judge/model/failure.ts';
import type { Judge } from '../judge/judge.ts';
import { traceOf } from '../validate/stand-in/stand-in-judge.ts';
import { createActivities } from './activities.ts';

let now = Date.parse('2026-11-02T09:00:00Z');
const open = openStore({ now: () => new Date((now += 1000)) });
const BANDS: [string, string, string, string, string] = ['one', 'two', 'three', 'four', 'five'];
const WORDS = 'I counted the paused members by hand and checked them against the export.';

const anchorAt = (score: number, change: Partial<Anchor> = {}): Anchor => ({
  title: `scored ${score}`,
  touchpoint: 'note',
  task: 'Say how many customers left.',
  rubric: { title: 'A note', skills: forEachSkill(() => ({ bands: BANDS })), points: [] },
  turns: [{ speaker: 'learner', text: `${WORDS} This is note ${score}.` }],
  scores: forEachSkill(() => score),
  sd: {},
  active: true,
  ...change,
});

/** What the judge reads of a dossier; tests set it. */
let reads: (dossier: Dossier) => number;
let calls: { link: 'score' | 'check'; dossier: Dossier }[];
let fails: (link: 'score' | 'check', dossier: Dossier) => boolean;
beforeEach(() => {
  reads = () => 60;
  calls = [];
  fails = () => false;
});

function call(link: 'score' | 'check', dossier: Dossier): void {
  calls.push({ link, dossier });
  if (fails(link, dossier)) throw new ProviderFailure('unavailable');
}

function scoresOf(dossier: Dossier): ScoreStep {
  const x = reads(dossier);
  const band = bandOf(x);
  const turn = dossier.turns.find(({ quotable }) => quotable)!;
  const quotes = [{ seq: turn.seq, text: turn.text.slice(0, 40).replace(/\s\S*$/u, '') }];
  const score = { band, position: x / 20 - (band - 1), confidence: 1 as const, quotes };
  return { scores: forEachSkill(() => score), trace: traceOf('score', 'live', 'answered') };
}

const judge: Judge = {
  name: 'live',
  version: '1',
  card: {
    judge: 'live',
    version: '1',
    skills: forEachSkill(() => ({ offset: 0, slope: 1, sigma: 10, retest: 2 })),
  },
  async score(dossier) {
    call('score', dossier);
    return scoresOf(dossier);
  },
  async check(dossier) {
    call('check', dossier);
    const check = { confidence: {}, flags: [], asksReview: false, reason: 'It was read. It counts.' };
    return { check, trace: traceOf('check', 'live', 'answered') };
  },
};

const failures: unknown[] = [];
let rings = 0;
const activities = () =>
  createActivities({
    store: open.store,
    judge,
    ring: async () => void (rings += 1),
    onAnchorFailed: (error) => failures.push(error),
  });

/** One completed work of a learner, judged live. Returns its calibration. */
async function work(learner: string) {
  const { store } = open;
  const { results } = await store.events.accept([
    eventOf(learner, 'chat.turn_taken', { stage: 'a', text: `${WORDS} ${Math.random()}` }),
    eventOf(learner, 'stage.completed', { stage: 'a', outcome: 'passed', touchpoint: `${Math.random()}` }),
  ]);
  await store.ledger.award(learner, 0);
  const { seq } = results.at(-1) as { seq: number };
  await new MockActivityEnvironment({}, { logger: quiet }).run(activities().calibrate, learner, seq);
  const { no } = (await store.learners.find(learner))!;
  return (await store.calibrations.read(no, { after: 0, limit: 100 })).at(-1)!;
}

const isAnchor = (dossier: Dossier) => dossier.rubric.body.title === 'A note';
const anchorCalls = () => calls.filter(({ dossier }) => isAnchor(dossier));
const readingRows = async () =>
  (await onDatabase(open.url, 'SELECT * FROM anchor_readings ORDER BY reading')).rows as {
    owner: string;
    judge: string | null;
    skills: Partial<Record<Skill, number>> | null;
    read_at: Date | null;
    answers: Record<string, unknown>;
  }[];

async function policy(judges: object): Promise<void> {
  const { version, ...body } = await open.store.policies.active();
  await open.store.policies.put(version, { ...body, judges });
}

/** Works of new learners until the judge was given an anchor. */
async function untilAnchor(learner: string): Promise<void> {
  const before = (await readingRows()).length;
  for (let number = 1; number <= 60; number += 1) {
    await work(`${learner}-${number}`);
    if ((await readingRows()).length > before) return;
  }
  throw new Error('no anchor was drawn');
}

test('without anchors nothing is drawn', async () => {
  await policy({ anchorEvery: 2 });
  for (let number = 0; number < 4; number += 1) await work(`none-${number}`);
  expect(await readingRows()).toEqual([]);
});

test('the live judge reads anchors by the same chain, and nothing of them is with a learner', async () => {
  await open.store.anchors.put('', 0, { id: 'zebra', body: anchorAt(70) });
  await open.store.anchors.put('', 0, { id: 'resting', body: anchorAt(10, { active: false }) });
  const before = rings;
  await untilAnchor('plain');
  expect(rings).toBeGreaterThan(before);
  const [row] = await readingRows();
  expect(row).toMatchObject({ owner: '', judge: 'live', skills: forEachSkill(() => 60), answers: {} });
  const [anchor] = anchorCalls();
  const live = calls.find(({ dossier }) => !isAnchor(dossier))!;
  // The same form, and nothing by which a judge could tell it from work of today.
  expect(Object.keys(anchor!.dossier).toSorted()).toEqual(Object.keys(live.dossier).toSorted());
  expect(JSON.stringify(anchor!.dossier)).not.toMatch(/anchor|zebra|scored 70/u);
  expect(Math.abs(Date.parse(anchor!.dossier.turns[0]!.at) - now)).toBeLessThan(3_600_000);
  const { rows } = await onDatabase(
    open.url,
    `SELECT (SELECT count(*) FROM learners WHERE id NOT LIKE '%-%') AS learners,
       (SELECT count(*) FROM events e JOIN payloads p USING (learner, seq) WHERE p.data::text LIKE '%This is note%') AS events,
       (SELECT count(*) FROM ledger g JOIN learners l ON l.no = g.learner WHERE g.kind = 'award' AND l.id LIKE 'plain-%'
        GROUP BY l.id ORDER BY 1 DESC LIMIT 1) AS entries`,
  );
  expect(rows).toEqual([{ learners: '0', events: '0', entries: '2' }]);
});

test('a crash between the links pays for no answer twice, and the next draw takes the reading up', async () => {
  const last = async () => (await readingRows()).at(-1)!;
  fails = (link, dossier) => link === 'check' && isAnchor(dossier);
  await untilAnchor('crash');
  expect(failures).toEqual([expect.any(ProviderFailure)]);
  expect(await last()).toMatchObject({ read_at: null, answers: { score: expect.anything() } });
  const interrupted = (await readingRows()).length - 1;
  fails = () => false;
  calls = [];
  await untilAnchor('after');
  expect((await readingRows())[interrupted]).toMatchObject({ judge: 'live', read_at: expect.any(Date) });
  expect((await last()).read_at).not.toBeNull();
  // Of the two anchors that were read, one had been scored before.
  expect(anchorCalls().map(({ link }) => link)).toEqual(['check', 'score', 'check']);
});

test('a claimed reading is given to nobody else, and what a late claimant finishes is not stored', async () => {
  await onDatabase(
    open.url,
    `INSERT INTO anchor_readings (owner, anchor, version, drawn_at, claimed_until) VALUES ('', 'zebra', 1, $1, $1)`,
    [new Date(now)],
  );
  const { anchors } = open.store;
  const first = (await anchors.claim('', { claimMs: 60_000, after: 0 }))!;
  expect(await anchors.claim('', { claimMs: 60_000, after: 0 })).toBeNull();
  await anchors.hold(first, 0);
  const second = (await anchors.claim('', { claimMs: 60_000, after: 0 }))!;
  expect(second.reading).toBe(first.reading);
  const read = { judge: { name: 'live', version: '1' }, skills: { quality: 50 } };
  expect(await anchors.finish(first, read)).toBe(false);
  expect(await anchors.finish(second, read)).toBe(true);
  expect(await anchors.finish(second, read)).toBe(false);
});

test('a tenant’s verdicts draw its own anchors, and without any none', async () => {
  const tenant = { prefix: 'acme:', scopes: [], judge: {}, limits: {}, jwksUrl: null };
  await open.store.tenants.put('acme', 0, tenant);
  for (let number = 0; number < 4; number += 1) await work(`acme:none-${number}`);
  expect((await readingRows()).some(({ owner }) => owner === 'acme:')).toBe(false);
  await open.store.anchors.put('acme:', 0, { id: 'own', body: anchorAt(30) });
  await untilAnchor('acme:own');
  expect((await readingRows()).filter(({ owner }) => owner === 'acme:')).toHaveLength(1);
  expect((await open.store.anchors.list('', { after: '', limit: 9 })).map(({ id }) => id)).toEqual([
    'resting',
    'zebra',
  ]);
});

test('a test learner, who is judged offline, draws none', async () => {
  const before = (await readingRows()).length;
  for (let number = 0; number < 4; number += 1) await work(`test:${number}`);
  expect(await readingRows()).toHaveLength(before);
});

test('a drift is noticed, widens the noise of the next verdict, holds its rise and asks an operator', async () => {
  const { store, url } = open;
  const learner = 'rising-1';
  await policy({ anchorEvery: 1_000_000, largestRise: 0.5 });
  reads = (dossier) => (isAnchor(dossier) ? 70 : 50);
  for (let number = 0; number < 2; number += 1) await work(learner);
  const settled = await work(learner);
  expect(settled.observations[0]!.card).toEqual({ version: 'live@1', offset: 0, slope: 1, sigma: 10 });
  for (let number = 0; number < 14; number += 1)
    await store.anchors.put('', 0, { id: `work-${number}`, body: anchorAt(70) });
  let turn = 0;
  const readAnchor = async (x: number) => {
    turn += 1;
    await onDatabase(
      url,
      `INSERT INTO anchor_readings (owner, anchor, version, drawn_at, claimed_until, judge, judge_version, skills, read_at)
       VALUES ('', $3, 1, $1, $1, 'live', '1', $2, $1)`,
      [new Date((now += 1000)), JSON.stringify(forEachSkill(() => x)), `work-${turn % 14}`],
    );
    return store.judges.assess({ owner: '', judge: 'live', version: '1' });
  };
  for (let number = 0; number < 28; number += 1)
    expect((await readAnchor(70 + (number % 3) - 1)).alarm).toBeNull();
  const alarms: unknown[] = [];
  for (let number = 0; number < 14; number += 1) alarms.push((await readAnchor(80)).alarm);
  expect(alarms.filter((alarm) => alarm !== null)).toMatchObject([{ change: 'higher' }]);
  expect(await store.judges.reviews({ after: 0, limit: 9, owner: '', open: true })).toMatchObject([
    { judge: 'live', version: '1', reasons: expect.arrayContaining(['drift']) },
  ]);
  reads = (dossier) => (isAnchor(dossier) ? 80 : 95);
  const held = await work(learner);
  for (const { card } of held.observations.filter(({ source }) => source === 'judge')) {
    expect(card!.version).toBe('live@1 widened held');
    expect(card!.sigma).toBeGreaterThan(15);
  }
  const [before, after] = [settled.stateAfter.mean, held.stateAfter.mean];
  expect(after - before).toBeGreaterThan(0.45);
  expect(after - before).toBeLessThanOrEqual(0.5);
  const { no } = (await store.learners.find(learner))!;
  const { rows } = await onDatabase(url, 'SELECT reasons FROM review_queue WHERE learner = $1', [no]);
  expect(rows.at(-1)).toEqual({ reasons: expect.arrayContaining(['held']) });

  const [review] = await store.judges.reviews({ after: 0, limit: 9, owner: '', open: true });
  const decision = { item: review!.item, owner: null, by: 'ops', reason: 'The model changed.' };
  expect(await store.judges.decide({ ...decision, decision: 'accepted' })).toMatchObject({
    outcome: 'decided',
  });
  const next = await work(learner);
  const cards = (of: typeof next) =>
    new Set(of.observations.filter(({ source }) => source === 'judge').map(({ card }) => card!.version));
  expect([...cards(next)]).toEqual(['live@1-1']);
  const calibrations = await store.calibrations.read(no, { after: 0, limit: 100 });
  expect(calibrations.map((one) => [...cards(one)])).toEqual([
    ...Array.from({ length: calibrations.length - 2 }, () => ['live@1']),
    ['live@1 widened held'],
    ['live@1-1'],
  ]);
});
