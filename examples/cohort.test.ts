import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CloudEvent } from './cloud-event.ts';
import { cohortEvents } from './cohort.ts';

const endingAt = new Date('2026-11-20T16:00:00.000Z');
const events = cohortEvents({ learners: 12, seed: 1, endingAt });

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

function byLearner(some: readonly CloudEvent[]): Map<string, CloudEvent[]> {
  return Map.groupBy(some, (event) => event.subject);
}

function payloads(some: readonly CloudEvent[] | undefined): unknown[] {
  return (some ?? []).map(({ id, type, subject, data }) => ({ id, type, subject, data }));
}

test('a seed determines the cohort', () => {
  expect(cohortEvents({ learners: 12, seed: 1, endingAt })).toEqual(events);
  expect(payloads(cohortEvents({ learners: 12, seed: 2, endingAt }))).not.toEqual(payloads(events));
});

test('a learner’s payloads do not depend on cohort size or date', () => {
  const later = byLearner(
    cohortEvents({ learners: 30, seed: 1, endingAt: new Date('2027-02-01T00:00:00Z') }),
  );
  for (const [learner, own] of byLearner(events)) expect(payloads(later.get(learner))).toEqual(payloads(own));
});

test('each learner sends 15 to 40 events within two weeks, in time order', () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const cohort = cohortEvents({ learners: 12, seed, endingAt });
    const counts = [...byLearner(cohort).values()].map((own) => own.length);
    expect(counts).toHaveLength(12);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...counts)).toBeLessThanOrEqual(40);
    const times = cohort.map((event) => Date.parse(event.time));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(endingAt.getTime());
    expect(times[0]).toBeGreaterThan(endingAt.getTime() - 14 * 86_400_000);
  }
});

test('event ids are unique, learner ids opaque, texts filled in and not repeated within a stage', () => {
  expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
  expect(events.filter((event) => !/^demo:[a-z0-9-]+$/.test(event.subject))).toEqual([]);
  const own = events.filter((event) => event.data.speaker === 'learner' && event.data.text !== undefined);
  expect(own.filter((event) => event.data.text?.match(/\{|^$/))).toEqual([]);
  const spoken = own
    .filter((event) => event.type !== 'cowork.action_taken')
    .map((event) => `${event.subject} ${event.data.stage} ${event.data.text}`);
  expect(new Set(spoken).size).toBe(spoken.length);
});

test('all types are in the shipped policy and all stages in the shipped programs', () => {
  const { types } = readJson('../policies/default.json') as { types: Record<string, unknown> };
  expect(events.filter((event) => !(event.type in types))).toEqual([]);
  const stages = ['junior-analyst', 'customer-support'].flatMap((id) => {
    const program = readJson(`../programs/${id}.json`) as { phases: { stages: { id: string }[] }[] };
    return program.phases.flatMap((phase) => phase.stages.map((stage) => `${id}/${stage.id}`));
  });
  expect(stages).toEqual(
    expect.arrayContaining([...new Set(events.map((event) => `${event.data.program}/${event.data.stage}`))]),
  );
});

test('a cohort of twelve includes failed checks, a learner without help and a learner who stopped', () => {
  const learners = [...byLearner(events).values()];
  const has = (own: CloudEvent[], type: string): boolean => own.some((event) => event.type === type);
  expect(learners.some((own) => own.some((event) => event.data['passed'] === false))).toBe(true);
  expect(learners.some((own) => !has(own, 'learn.hint_used') && !has(own, 'learn.answer_revealed'))).toBe(
    true,
  );
  expect(learners.some((own) => own.at(-1)?.type !== 'stage.completed')).toBe(true);
});
