import { MockLanguageModelV4 } from 'ai/test';
import { afterEach, expect, test } from 'vitest';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { learnerWorkflowId } from '../../src/workflows/ids.ts';
import { createModelJudge } from '../../src/judge/model/model-judge.ts';
import { ProviderFailure } from '../../src/judge/model/failure.ts';
import { everythingOf } from '../support/check-invariants.ts';
import { startSystem, type System } from '../support/system.ts';
import { createTestJudge } from '../support/test-judge.ts';
import { until } from '../support/until.ts';
import { expectEverythingRight, expectPaidOnce } from './expect-everything-right.ts';
import { sessionOf } from './session.ts';

// Ten events of one learner: the fifth completes, and the next five must not wait forever for its verdict.
const LEARNER = 'learner-7';
const SESSION = sessionOf(LEARNER, 10, 5).slice(0, 9);
const SENT = new Map([[LEARNER, SESSION]]);
const policy = { verdictWait: '100ms' };

let system: System;
afterEach(() => system.stop());

/** The awards made while waiting for the verdict, once the whole session is awarded. */
async function awaitingAwards() {
  await until(async () => {
    const found = await system.store.learners.find(LEARNER);
    if (!found) return false;
    const { entries } = await everythingOf(system.store, LEARNER);
    return entries.filter(({ kind }) => kind === 'award').length === SESSION.length;
  });
  const { entries } = await everythingOf(system.store, LEARNER);
  return entries.filter((entry) => entry.kind === 'award' && entry.awaitingVerdict);
}

async function settlements() {
  const { entries } = await everythingOf(system.store, LEARNER);
  return entries.filter((entry) => entry.kind === 'settlement');
}

test('a judge that hangs past the verdict wait: later awards say so, and one settlement corrects them', async () => {
  const released = Promise.withResolvers<void>();
  const judge = createTestJudge(() => released.promise);
  system = await startSystem({ judge, policy });
  await system.post(SESSION);
  const awaiting = await awaitingAwards();
  expect(awaiting.map(({ entry }) => entry)).toEqual([6, 7, 8, 9]);
  expect(await settlements()).toEqual([]);
  released.resolve();
  await system.settled();
  const [settlement, ...others] = await settlements();
  expect(settlement).toMatchObject({ entry: 10, calibration: 1, fromEntry: 6, toEntry: 9 });
  expect(settlement!.xp, 'the effect of the verdict on four chat turns at 1x').toBeGreaterThan(0);
  expect(others).toEqual([]);
  await expectEverythingRight(system.store, SENT);
  expectPaidOnce(judge.answers);
});

test('a long history is not renewed while its completion is judged, and the verdict is paid for once', async () => {
  const released = Promise.withResolvers<void>();
  const judge = createTestJudge(() => released.promise);
  system = await startSystem({ judge, policy, attendForMs: 0 });
  const handle = system.client.workflow.getHandle(learnerWorkflowId(system.epoch, LEARNER));
  const events = sessionOf(LEARNER, 40, 5);
  const sent = events.filter(({ type }, index) => index < 5 || type === 'chat.turn_taken');
  const sendAlone = async (event: IncomingEvent) => {
    await system.post([event]);
    await until(async () => (await system.store.learners.read(LEARNER))!.layer.pending.events === 0);
  };
  for (const event of sent.slice(0, -1)) await sendAlone(event);
  const { runId, historyLength } = await handle.describe();
  expect(historyLength).toBeGreaterThan(120);
  released.resolve();
  await system.settled();
  await sendAlone(sent.at(-1)!);
  await until(async () => (await handle.describe()).runId !== runId);
  await expectEverythingRight(system.store, new Map([[LEARNER, sent]]));
  expectPaidOnce(judge.answers);
});

test('a judge that fails ten times is called an eleventh time, and its answer counts once', async () => {
  const failing = async ({ before, link }: { before: number; link: string }) => {
    if (link === 'score' && before < 10) throw new ProviderFailure('unavailable', { retryAfterMs: 50 });
  };
  const judge = createTestJudge(failing);
  system = await startSystem({ judge, policy });
  await system.post(SESSION);
  expect((await awaitingAwards()).length).toBe(4);
  await system.settled();
  expect(judge.calls.get(`${LEARNER} 5 score`)).toBe(11);
  expect((await settlements()).length).toBe(1);
  await expectEverythingRight(system.store, SENT);
  expectPaidOnce(judge.answers);
});

test('a model that answers with broken JSON leaves the completion unscored: recorded, settled, no skill moved', async () => {
  const usage = {
    inputTokens: { total: 9, noCache: 9, cacheRead: undefined, cacheWrite: undefined },
    outputTokens: { total: 9, text: 9, reasoning: undefined },
  };
  const gate = Promise.withResolvers<void>();
  const model = new MockLanguageModelV4({
    doGenerate: async () => {
      await gate.promise;
      const content = [{ type: 'text' as const, text: '{"quality": {"band": 6, "quotes": [' }];
      return { content, finishReason: { unified: 'stop', raw: undefined }, usage, warnings: [] };
    },
  });
  system = await startSystem({ judge: createModelJudge('mock:broken', model), policy });
  await system.post(SESSION);
  expect((await awaitingAwards()).length).toBe(4);
  gate.resolve();
  await system.settled();
  const { calibrations } = await everythingOf(system.store, LEARNER);
  expect(calibrations.map(({ source, unscored }) => ({ source, unscored }))).toEqual([
    { source: 'unscored', unscored: 'unreadable' },
  ]);
  expect(await settlements()).toMatchObject([
    { calibration: 1, fromEntry: 6, toEntry: 9, xp: 0, tier: 'unrated' },
  ]);
  // One call and one repair request; then the step stores the failure.
  expect(model.doGenerateCalls.length).toBe(2);
  await expectEverythingRight(system.store, SENT);
});
