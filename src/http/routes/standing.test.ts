import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JudgeCard } from '../../core/observation.ts';
import { parseRole } from '../../core/role.ts';
import type { Skill } from '../../core/skill.ts';
import { verdictFor } from '../../../test/property/plan.ts';
import { cloudEvent } from '../../../test/http/support/cloud-event.ts';
import { startEdge, type Edge } from '../../../test/http/support/edge.ts';
import type { Json } from '../../../test/http/support/json.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

/** A learner with one verdict on the given skills. */
async function judged(
  subject: string,
  skills: Skill[],
  cardOf: (skill: Skill) => JudgeCard | null = () => null,
): Promise<void> {
  const type = 'kickoff.understanding_completed';
  await edge.post(cloudEvent({ subject, type, data: { touchpoint: 't', text: 'So it is twelve.' } }));
  await edge.award(subject);
  const reading = { source: 'judge', x: 70, evidence: 4, confidence: 1, demand: 50 } as const;
  const observations = skills.map((skill) => ({ ...reading, skill, card: cardOf(skill) }));
  await edge.store.calibrations.commit(subject, 1, { ...verdictFor(1, 1), unscored: null, observations });
}

test('with a role: band, weakest link and advice, all four skills, and the attribution', async () => {
  await judged('maya', ['independence', 'quality', 'communication', 'speed']);
  const { status, body } = await edge.get('/v1/learners/maya/standing?role=43-4051.00');
  expect(status).toBe(200);
  const layer = (await edge.get('/v1/learners/maya')).body;
  expect(body).toMatchObject({ learner: 'maya', version: layer.version, asOf: layer.asOf });
  expect(['strong', 'good', 'partial', 'limited']).toContain(body.readiness.band);
  expect(body.readiness.weakest.evidence.source).toBe('judge');
  expect(body.skills.quality).toMatchObject({
    mean: layer.workSkills.skills.quality.mean,
    sd: layer.workSkills.skills.quality.sd,
  });
  expect(body.role).toMatchObject({ code: '43-4051.00', source: 'onet' });
  expect(body.attribution.onet).toContain('CC BY 4.0');
  expect(body.attribution.bls).toContain('Bureau of Labor Statistics');
});

test('a line of the list has the skills of the layer', async () => {
  const { workSkills } = (await edge.get('/v1/learners/maya')).body;
  const [line] = (await edge.get('/v1/learners?limit=1')).body.data;
  expect(line).toMatchObject({ learner: 'maya', provisional: workSkills.overall.provisional });
  for (const [skill, shown] of Object.entries<Json>(line.skills)) {
    const { mean, sd, tier } = workSkills.skills[skill];
    expect(shown).toEqual({ mean, sd, tier });
  }
});

test('advice uses the card of its own skill, whatever cards the other skills have', async () => {
  const poor = { version: 'poor@1', offset: 0, slope: 0.4, sigma: 25 };
  const card = (skill: Skill) => (skill === 'independence' ? poor : null);
  await judged('ana', ['independence', 'quality', 'communication', 'speed'], card);
  const adviceFor = async (skill: Skill) => {
    const required = { independence: 0, quality: 0, communication: 0, speed: 0, [skill]: 99 };
    const role = parseRole(`asks-${skill}`, { title: skill, required });
    if (!role.success) throw new Error(JSON.stringify(role.errors));
    await edge.store.roles.put(0, role.data, '');
    const { body } = await edge.get(`/v1/learners/ana/standing?role=asks-${skill}`);
    return body.readiness.weakest.evidence;
  };
  expect(await adviceFor('independence')).toMatchObject({ skill: 'independence', source: 'review' });
  expect(await adviceFor('communication')).toMatchObject({ skill: 'communication', source: 'judge' });
});

test('without a role: both marks, nearby occupations with their wages, and the number met', async () => {
  const { body } = await edge.get('/v1/learners/maya/standing');
  expect(body).toMatchObject({ of: 879, unobserved: [], earned: { demand: 0, occupations: [] } });
  expect(body.supported.demand).toBeGreaterThan(0);
  expect(body.supported.occupations).toHaveLength(6);
  expect(body.supported.occupations[0]).toMatchObject({
    code: expect.any(String),
    medianWageUsd: expect.any(Number),
  });
  expect(body.nearest).toHaveLength(5);
  expect(body.attribution.onet).toContain('O*NET');
});

test('a skill never observed makes readiness incomplete, not limited', async () => {
  await judged('noor', ['quality']);
  const { body } = await edge.get('/v1/learners/noor/standing?role=43-4051.00');
  expect(body.readiness).toMatchObject({
    band: 'incomplete',
    unobserved: ['independence', 'communication', 'speed'],
  });
  expect((await edge.get('/v1/learners/noor/standing')).body).toMatchObject({ met: null, nearest: [] });
});

test('a role without ratings has no readiness and a status that says why', async () => {
  const { status, body } = await edge.get('/v1/learners/maya/standing?role=15-2051.00');
  expect([status, body.readiness, body.skills]).toEqual([200, null, null]);
  expect(body.role.status).toMatch(/no numbers invented/);
});

test.each([
  ['/v1/learners/nobody/standing', 404, 'unknown-learner'],
  ['/v1/learners/maya/standing?role=99-9999.00', 404, 'unknown-role'],
])('%s answers %i %s', async (path, status, code) => {
  const answer = await edge.get(path);
  expect([answer.status, answer.body.type]).toEqual([status, `/docs/errors#${code}`]);
});

test('a key with another prefix cannot read the standing', async () => {
  const token = await edge.keyOf(['read'], 'acme:');
  expect((await edge.get('/v1/learners/maya/standing', { token })).status).toBe(404);
});

test('with a role: what each next stage of the own program would tell about it, per minute of its par', async () => {
  await edge.store.learners.putProfile('nora', { groups: [], program: 'junior-analyst', parFactor: 1.5 });
  const read = async (role: string) =>
    (await edge.get(`/v1/learners/nora/standing?role=${role}`)).body.journey;
  const layer = (await edge.get('/v1/learners/nora')).body;
  const journey = await read('43-4051.00');
  expect(journey).toMatchObject({ program: 'junior-analyst', version: layer.journey.version });
  expect(journey.next.map(({ value: _value, ...stage }: Json) => stage)).toEqual(layer.journey.next);
  expect(journey.next.length).toBeGreaterThan(0);
  const values = journey.next.map(({ value }: Json) => value);
  for (const [index, value] of values.entries()) {
    const { parMinutes } = layer.journey.stages.find(({ id }: Json) => id === journey.next[index].id);
    expect(value.minutes).toBe(1.5 * parMinutes);
    expect(value.perMinute).toBeCloseTo(value.reduction / value.minutes, 15);
    expect(value.reduction).toBeGreaterThan(0);
    expect(value.reason).toContain(`Tells most about ${value.skill}: 50 ± `);
  }
  const most = Math.max(...values.map(({ perMinute }: Json) => perMinute));
  expect(journey.next.find(({ id }: Json) => id === journey.tellsMost).value.perMinute).toBe(most);
  expect((await edge.get('/v1/learners/maya/standing?role=43-4051.00')).body.journey).toEqual({
    program: null,
    version: null,
    tellsMost: null,
    next: [],
  });
});
