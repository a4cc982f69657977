import type { EventData, Speaker, StoredEvent } from '../../src/core/event.ts';
import { forEachSkill } from '../../src/core/skill.ts';
import { buildDossier, type Dossier } from '../../src/judge/dossier/build.ts';
import type { DossierInput } from '../../src/judge/dossier/input.ts';
import { newLearner } from '../../src/judge/measure/input-from.ts';
import type { Rubric } from '../../src/core/rubric.ts';

/** One event of a test dossier. `minute` counts from its start. */
export type Line = { speaker: Speaker; type?: string; text?: string; minute?: number; data?: EventData };

const START = Date.UTC(2026, 0, 12, 9);
const BANDS: [string, string, string, string, string] = ['weak', 'partial', 'sound', 'strong', 'exceptional'];

export const RUBRIC: Rubric = {
  title: 'Explain the drop in weekly orders',
  skills: forEachSkill(() => ({ bands: BANDS })),
  points: [
    'The drop begins in week 14, after the checkout change',
    'Mobile customers in Spain account for most of the loss',
    'Returns and refunds are unchanged, so demand is not the cause',
  ],
  reference:
    'Orders fell 18 % from week 14, when the new checkout shipped. The loss sits in mobile sessions in Spain, where the payment step times out. Refunds did not move.',
};

export function eventOf(line: Line, seq: number): StoredEvent {
  const time = new Date(START + (line.minute ?? seq) * 60_000).toISOString();
  const { speaker, text, type = 'chat.turn_taken' } = line;
  const data = { stage: 'analysis', speaker, ...(text === undefined ? {} : { text }), ...line.data };
  return {
    seq,
    id: `e${seq}`,
    source: 'test',
    type,
    time,
    effectiveTime: time,
    acceptedAt: time,
    speaker,
    data,
  };
}

export function inputOf(
  lines: readonly Line[],
  more: Partial<DossierInput> & { body?: Rubric } = {},
): DossierInput {
  const { body = RUBRIC, ...rest } = more;
  const all: Line[] = [...lines, { speaker: 'system', type: 'stage.completed', data: { outcome: 'passed' } }];
  const events = all.map((line, index) => eventOf(line, index + 1));
  return {
    learner: 'ada',
    completion: events.at(-1) as StoredEvent,
    events,
    context: [],
    rubric: { id: 'analysis', version: 1, body },
    ...newLearner(),
    ...rest,
  };
}

export function dossierOf(
  lines: readonly Line[],
  more: Partial<DossierInput> & { body?: Rubric } = {},
): Dossier {
  return buildDossier(inputOf(lines, more));
}
