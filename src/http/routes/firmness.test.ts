import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import { verdictAt } from '../../../test/support/open-store.ts';

const ROLE = '43-4051.00';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

/** A learner with a verdict at each of these readings, and an award after it. */
async function judged(subject: string, readings: number[]): Promise<void> {
  for (const [index, reading] of readings.entries()) {
    const data = { stage: `s${index}`, text: `Number ${index} is twelve.` };
    await edge.post([
      cloudEvent({ subject, type: 'stage.completed', data }),
      cloudEvent({ subject, type: 'chat.turn_taken', data }),
    ]);
    await edge.award(subject);
    await edge.store.calibrations.commit(subject, 2 * index + 1, verdictAt(reading));
    await edge.award(subject);
  }
}

const read = async (path: string) => (await edge.get(`/v1/learners/${path}`)).body;

/** What an unreadable answer in place of a verdict would make of the learner. */
async function without(learner: string, number: number) {
  const verdict = { ...verdictAt(50), unscored: 'unreadable', observations: [] };
  const correction = { kind: 'rescore', replaces: number, verdict } as const;
  const corrected = await edge.store.calibrations.correct(learner, correction, { preview: true });
  if (corrected.outcome !== 'corrected') throw new Error(corrected.outcome);
  const { snapshot, level } = corrected.after;
  return { tier: snapshot.tier ?? 'unrated', level };
}

test('a learner without verdicts rests on none', async () => {
  await edge.post(cloudEvent({ subject: 'new' }));
  await edge.award('new');
  expect((await read('new')).workSkills.overall.firm).toBeNull();
  const nothing = { firm: null, verdicts: [], after: null };
  expect(await read('new/firmness')).toMatchObject({
    verdicts: 0,
    smallest: null,
    tier: { now: 'unrated', ...nothing },
    level: { now: 1, ...nothing },
    readiness: null,
  });
});

test('removing one verdict gives what a correction of it gives, and no verdict else changes the tier', async () => {
  await judged('maya', [30, 95, 90, 95]);
  const shown = await read(`maya/firmness?role=${ROLE}`);
  const layer = await read('maya');
  expect(shown).toMatchObject({
    learner: 'maya',
    version: layer.version,
    asOf: layer.asOf,
    verdicts: 4,
    smallest: 1,
    tier: { now: layer.workSkills.overall.tier, firm: 'rests_on_one' },
    level: { now: layer.xp.level },
    readiness: { role: ROLE, now: (await read(`maya/standing?role=${ROLE}`)).readiness.band },
  });
  const [{ number, completion }] = shown.tier.verdicts;
  expect(completion).toBe(2 * number - 1);
  expect(shown.tier.after).toBe((await without('maya', number)).tier);
  for (let newer = number + 1; newer <= 4; newer += 1)
    expect((await without('maya', newer)).tier).toBe(shown.tier.now);
  for (const one of shown.level.verdicts.length === 1 ? shown.level.verdicts : [])
    expect(shown.level.after).toBe((await without('maya', one.number)).level);
});

test('the layer has the mark of the tier, also of earlier points', async () => {
  const marks = [];
  await judged('ben', [70]);
  marks.push((await read('ben')).workSkills.overall.firm);
  for (let count = 1; count < 8; count += 1) {
    const data = { stage: `more${count}`, text: `More ${count} of it.` };
    await edge.post(cloudEvent({ subject: 'ben', type: 'stage.completed', data }));
    await edge.award('ben');
    await edge.store.calibrations.commit('ben', 2 + count, verdictAt(70));
    const layer = await read('ben');
    expect(layer.workSkills.overall.firm).toBe((await read('ben/firmness')).tier.firm);
    marks.push(layer.workSkills.overall.firm);
  }
  expect([marks[0], marks.at(-1)]).toEqual(['rests_on_one', 'firm']);
  const asOf = await read('ben?as_of=3');
  expect([asOf.workSkills.version, asOf.workSkills.overall.firm]).toEqual([1, 'rests_on_one']);
});

test('an unknown role is refused', async () => {
  const { status, body } = await edge.get('/v1/learners/maya/firmness?role=nothing');
  expect([status, body.type]).toEqual([404, '/docs/errors#unknown-role']);
});
