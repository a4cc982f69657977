import { expect, test } from 'vitest';
import type { IncomingEvent } from '../../events/incoming-event.ts';
import { openStore } from '../../../../test/support/open-store.ts';

const open = openStore();
const START = Date.parse('2026-10-05T09:00:00Z');

/** Sends these events, awards them, and returns the seqs that the last one is judged by. */
async function evidenceOf(
  learner: string,
  lines: [type: string, data: IncomingEvent['data']][],
): Promise<{ events: number[]; context: number[] }> {
  const events = lines.map(([type, data], index) => ({
    learner,
    id: `${index + 1}`,
    source: 'test',
    type,
    time: START + index * 60_000,
    speaker: 'learner' as const,
    data: type === 'chat.turn_taken' ? { text: `turn ${index + 1} says something`, ...data } : data,
  }));
  for (const event of events) {
    await open.store.events.accept([event]);
    await open.store.ledger.award(learner, events.length);
  }
  const input = await open.store.calibrations.dossierInput(learner, events.length);
  return {
    events: input?.events.map(({ seq }) => seq) ?? [],
    context: input?.context.map(({ seq }) => seq) ?? [],
  };
}

const TURN = 'chat.turn_taken';
const DONE = 'kickoff.understanding_completed';

test.each<[string, [string, IncomingEvent['data']][], number[], number[]]>([
  [
    'its stage',
    [
      [TURN, { stage: 'a' }],
      [TURN, { stage: 'b' }],
      [DONE, { stage: 'a' }],
    ],
    [1, 3],
    [],
  ],
  [
    'its touchpoint where it names no stage',
    [
      [TURN, { touchpoint: 'a' }],
      [TURN, {}],
      [DONE, { touchpoint: 'a' }],
    ],
    [1, 3],
    [],
  ],
  [
    'what names neither where it names neither',
    [
      [TURN, {}],
      [TURN, { stage: 'a' }],
      [TURN, { touchpoint: 'a' }],
      [DONE, {}],
    ],
    [1, 4],
    [],
  ],
  [
    'what came since the previous completion, the rest standing as context',
    [
      [TURN, {}],
      [DONE, {}],
      [TURN, {}],
      [DONE, {}],
    ],
    [3, 4],
    [1, 2],
  ],
  [
    'its artefact and nothing else where it names one',
    [
      [TURN, {}],
      ['note.submitted', { artefact: 'n', revision: 1, text: 'a note of some words' }],
      ['note.check_attempted', { artefact: 'n', revision: 1, passed: true, items: [] }],
    ],
    [2, 3],
    [],
  ],
])('a completion is judged by %s', async (name, lines, events, context) => {
  expect(await evidenceOf(name.replaceAll(' ', '-').slice(0, 60), lines)).toEqual({ events, context });
});
