import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPersonVerifier, keysInFile } from '../../src/http/auth/person-token.ts';
import { selectJudge } from '../../src/judge/select-judge.ts';
import { makePersonKeys, mintPersonToken, personKeyFiles } from '../../src/services/person-keys.ts';
import { cloudEvent } from '../http/support/cloud-event.ts';
import { startEdge, type Edge } from '../http/support/edge.ts';
import type { Json } from '../http/support/json.ts';
import { liveThrough } from '../support/judge-completion.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 12);
const PEOPLE = ['ada', 'ben', 'cleo'] as const;

let edge: Edge;
let folder: string;
const tokens = new Map<string, string>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-blind-'));
  const key = await makePersonKeys(folder);
  edge = await startEdge({
    verifyPerson: createPersonVerifier(keysInFile(personKeyFiles(folder).keySet), () => new Date()),
  });
  const { version, ...policy } = await edge.store.policies.active();
  await edge.store.policies.put(version, { ...policy, review: { ...policy.review, sampleShare: 1 } });
  const mint = (sub: string, kind: 'operator' | 'learner') =>
    mintPersonToken(key, { sub, kind, groups: [] }, { now: new Date(), seconds: 3600 });
  for (const person of PEOPLE) tokens.set(person, await mint(person, 'operator'));
});
afterAll(async () => {
  await edge.stop();
  await rm(folder, { recursive: true, force: true });
});

let run = 0;
async function completeStage(): Promise<string> {
  run += 1;
  const learner = `blind-${run}`;
  const text = 'First I checked the weekly churn by segment, because mobile fell by 18 percent.';
  await edge.post([
    cloudEvent({ subject: learner, data: { stage: 's1', text } }),
    cloudEvent({ subject: learner, type: 'stage.completed', data: { stage: 's1', outcome: 'passed' } }),
  ]);
  await liveThrough(edge.store, selectJudge({}), learner);
  return learner;
}

async function call(by: string, method: string, path: string, body?: unknown) {
  const response = await edge.request(path, {
    method,
    token: tokens.get(by) as string,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

type Step =
  | { do: 'read' | 'look' | 'decide' | 'appeal'; by: (typeof PEOPLE)[number] }
  | { do: 'mode'; by: (typeof PEOPLE)[number]; mode: 'open' | 'blind' | 'double' };

const by = fc.constantFrom(...PEOPLE);
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('read', 'look'), by }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('decide', 'appeal'), by }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('mode' as const),
        by,
        mode: fc.constantFrom('open', 'blind', 'double'),
      }),
    },
  ),
  { minLength: 4, maxLength: 14 },
) as fc.Arbitrary<Step[]>;

/** What a reviewer's page can learn of the verdict before it is read. */
async function lookAt(learner: string, person: string) {
  const path = `/v1/learners/${learner}/calibrations`;
  const [detail, list, work, queue, layer] = await Promise.all([
    call(person, 'GET', `${path}/1`),
    call(person, 'GET', path),
    call(person, 'GET', `${path}/1/work`),
    call(person, 'GET', '/v1/reviews?state=all&limit=200'),
    call(person, 'GET', `/v1/learners/${learner}`),
  ]);
  const item = queue.body.data.find((one: Json) => one.learner === learner);
  const latest = Object.values<Json>(layer.body.workSkills.skills).map(({ latestVerdict }) => latestVerdict);
  return { detail, list, work, item, latest };
}

test('whatever reviewers do in whatever order, nobody sees a verdict that they have yet to read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('open', 'blind', 'double'), steps, async (begin, plan) => {
      const learner = await completeStage();
      const path = `/v1/learners/${learner}/calibrations/1`;
      const { item } = await lookAt(learner, 'ada');
      await call('ada', 'PUT', `/v1/reviews/${item.item}/mode`, { mode: begin });
      let mode: string = begin;
      let decided = false;
      const read: string[] = [];
      const mustRead = (person: string) =>
        !decided && mode !== 'open' && !read.includes(person) && !(mode === 'double' && read.length >= 2);
      for (const step of plan) {
        const person = step.by;
        if (step.do === 'mode') {
          const { status } = await call(person, 'PUT', `/v1/reviews/${item.item}/mode`, { mode: step.mode });
          if (status === 200) mode = step.mode;
        } else if (step.do === 'read') {
          const expected = mustRead(person) ? 201 : 409;
          const made = await call(person, 'POST', `${path}/readings`, { skills: { quality: { band: 4 } } });
          expect([step, made.status]).toEqual([step, expected]);
          if (expected === 201) read.push(person);
        } else if (step.do === 'decide') {
          const waits = mode === 'double' && !decided && read.length < 2;
          const body = { decision: 'upheld', reason: 'It stands.' };
          const done = await call(person, 'POST', `${path}/review`, body);
          if (mustRead(person) || waits) expect(done.status).toBe(409);
          decided ||= done.status === 200;
        } else if (step.do === 'appeal') {
          await edge.store.reviews.appeal(learner, { calibration: 1, by: learner, reason: 'Look again.' });
        }
        const seen = await lookAt(learner, person);
        expect(seen.work.status).toBe(200);
        expect(JSON.stringify(seen.work.body)).not.toMatch(/"(band|x|confidence|observations|mean)":/);
        if (mustRead(person)) {
          expect(seen.detail.body.type).toBe('/docs/errors#read-first');
          expect(seen.list.body).toMatchObject({ data: [], hidden: [1] });
          expect(seen.latest).toEqual([null, null, null, null]);
          // A closed item names its reasons: it is not about anything that is still to be read.
          if (seen.item.open) expect(seen.item).toMatchObject({ hidden: true, appeal: null });
        } else {
          expect(seen.detail.status).toBe(200);
          expect(seen.latest).not.toEqual([null, null, null, null]);
          const names = seen.detail.body.readings.map((reading: Json) => reading.by);
          const all = decided || mode !== 'double' || read.length >= 2;
          expect(names.toSorted()).toEqual((all ? read : read.filter((one) => one === person)).toSorted());
        }
      }
    }),
    { numRuns: RUNS },
  );
});
