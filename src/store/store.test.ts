import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../../test/support/database.ts';
import type { Verdict } from '../core/verdict.ts';
import type { IncomingEvent } from './intake/incoming-event.ts';
import { createStore, type Store } from './store.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let store: Store;
beforeAll(async () => {
  database = await createDatabase();
  store = createStore({ url: database.url });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

let id = 0;
const T0 = Date.parse('2026-10-05T09:00:00Z');
function event(type: string, data: IncomingEvent['data'] = {}, extra: Partial<IncomingEvent> = {}): IncomingEvent {
  id += 1;
  return { learner: 'maya', id: `e${id}`, source: 'test', type, time: T0 + id * 60_000, speaker: 'learner', data, ...extra };
}
const verdict = (x: number): Verdict => ({
  judge: { name: 'test', version: '1' },
  card: null,
  unscored: null,
  observations: (['independence', 'quality', 'communication', 'speed'] as const).map((skill) => ({
    skill, source: 'judge', x, evidence: 3, confidence: 1, demand: 50, card: null,
  })),
  reason: 'Because. So.',
  quotes: [],
  events: [],
  flags: [],
  asksReview: false,
});

test('the loop: events, awards, a verdict, a higher multiplier on the next event', async () => {
  const first = [event('chat.turn_taken', { text: 'hello there, how do we count churn here?', stage: 's1' }), event('stage.completed', { stage: 's1' }), event('chat.turn_taken', { text: 'next' })];
  const accepted = await store.accept([...first, first[0]!, { ...first[1]!, data: { stage: 's2' } }]);
  expect(accepted).toEqual({
    ring: ['maya'],
    results: [{ status: 'accepted', seq: 1 }, { status: 'accepted', seq: 2 }, { status: 'accepted', seq: 3 }, { status: 'duplicate', seq: 1 }, { status: 'conflict' }],
  });
  expect(await store.award('maya', 0)).toMatchObject({ oldest: 2, newest: 2, more: true, awarded: 2 });
  expect(await store.award('maya', 0)).toMatchObject({ oldest: 2, awarded: 0, more: true });
  expect(await store.award('maya', 2)).toMatchObject({ oldest: 2, awarded: 1, more: false });
  expect(await store.commit('maya', 2, verdict(95))).toEqual({ outcome: 'committed', number: 1 });
  expect(await store.commit('maya', 2, verdict(5))).toEqual({ outcome: 'stored', number: 1 });
  await store.accept([event('chat.turn_taken', { text: 'thanks' })]);
  await store.award('maya', 0);
  const { no } = (await store.findLearner('maya'))!;
  const entries = await store.readEntries(no, { after: 0, limit: 100 });
  expect(entries.map(({ kind, xp, tier, awaitingVerdict, reason }: any) => [kind, xp, tier, awaitingVerdict, reason])).toMatchInlineSnapshot(`
    [
      [
        "award",
        4,
        "unrated",
        false,
        null,
      ],
      [
        "award",
        60,
        "unrated",
        false,
        null,
      ],
      [
        "award",
        4,
        "unrated",
        true,
        null,
      ],
      [
        "settlement",
        24,
        "strong",
        undefined,
        null,
      ],
      [
        "award",
        28,
        "strong",
        false,
        null,
      ],
    ]
  `);
  expect(await store.verifyLedger('maya')).toMatchObject({ intact: true, entries: 5 });
  expect(await store.verifyCalibrations('maya')).toMatchObject({ intact: true, calibrations: 1 });
  expect(await store.readLearner('maya')).toMatchInlineSnapshot(`
    {
      "erased": false,
      "lastSeq": 4,
      "layer": {
        "asOf": "2026-11-23T04:38:20.628Z",
        "learner": "maya",
        "pending": {
          "calibrations": 0,
          "events": 0,
        },
        "version": 4,
        "workSkills": {
          "multiplier": 7,
          "overall": {
            "interval": [
              48.39550468665518,
              100,
            ],
            "mean": 74.33657816723144,
            "provisional": true,
            "sd": 13.23524157172258,
            "tier": "strong",
          },
          "skills": {
            "communication": {
              "calibratedAt": "2026-10-05T09:02:00.000Z",
              "interval": [
                46.28192612938732,
                100,
              ],
              "latestVerdict": 95,
              "mean": 74.33657816723144,
              "observations": 1,
              "provisional": true,
              "sd": 14.313597978491895,
              "tier": "strong",
              "trend": 24.336578167231437,
            },
            "independence": {
              "calibratedAt": "2026-10-05T09:02:00.000Z",
              "interval": [
                46.28192612938732,
                100,
              ],
              "latestVerdict": 95,
              "mean": 74.33657816723144,
              "observations": 1,
              "provisional": true,
              "sd": 14.313597978491895,
              "tier": "strong",
              "trend": 24.336578167231437,
            },
            "quality": {
              "calibratedAt": "2026-10-05T09:02:00.000Z",
              "interval": [
                46.28192612938732,
                100,
              ],
              "latestVerdict": 95,
              "mean": 74.33657816723144,
              "observations": 1,
              "provisional": true,
              "sd": 14.313597978491895,
              "tier": "strong",
              "trend": 24.336578167231437,
            },
            "speed": {
              "calibratedAt": "2026-10-05T09:02:00.000Z",
              "interval": [
                46.28192612938732,
                100,
              ],
              "latestVerdict": 95,
              "mean": 74.33657816723144,
              "observations": 1,
              "provisional": true,
              "sd": 14.313597978491895,
              "tier": "strong",
              "trend": 24.336578167231437,
            },
          },
          "version": 1,
        },
        "xp": {
          "entries": 5,
          "lastHash": "35cc9a9736d959716ad47f71ade808143024b90351216089c070b1f84e07201d",
          "level": 1,
          "nextLevelAt": 269,
          "total": 120,
        },
      },
    }
  `);
  const corrected = await store.correct('maya', { kind: 'void', seq: 2, reason: 'misrouted' });
  expect(corrected).toMatchObject({ outcome: 'corrected', xp: -60 - 24 - 24 });
});
