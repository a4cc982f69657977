import { existsSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { Rubric } from '../../core/rubric.ts';
import { buildDossier } from '../dossier/build.ts';
import type { DossierInput } from '../dossier/input.ts';
import { spearman } from '../measure/agreement.ts';
import { dialoguesOf, type ScoredDialogue as Dialogue } from '../measure/scored-work.ts';
import { inputFrom } from '../measure/input-from.ts';
import { readOffline } from './offline-judge.ts';

vi.setConfig({ testTimeout: 60_000 });

const FILE = new URL('../../../../shared/data/human-scored/mathdial-dev.json', import.meta.url);
const dialogues = existsSync(FILE)
  ? dialoguesOf(JSON.parse(readFileSync(FILE, 'utf8'))).filter(
      ({ human }, index) => human !== null && index % 3 === 0,
    )
  : [];

function agreement(change: (input: DossierInput, dialogue: Dialogue) => DossierInput): number {
  const read = dialogues.map((dialogue) => {
    const { independence } = readOffline(buildDossier(change(inputFrom(dialogue), dialogue)));
    return independence?.x ?? 50;
  });
  return spearman(
    read,
    dialogues.map(({ human }) => human ?? 0),
  );
}

function withBody(input: DossierInput, body: Partial<Rubric>): DossierInput {
  return { ...input, rubric: { ...input.rubric, body: { ...input.rubric.body, ...body } } };
}

const asFiled = agreement((input) => input);
const LAST_LINE = /\n\s*([^\n]*)$/u;

// Platforms write worked solutions in many ways, and an assistant may take the coach's place.
const FORMS: [string, (input: DossierInput, dialogue: Dialogue) => DossierInput][] = [
  [
    'in one line',
    (input, { reference }) => withBody(input, { reference: reference.replace(/\s*\n\s*/gu, ' ') }),
  ],
  [
    'without the result on a line of its own',
    (input, { reference }) => withBody(input, { reference: reference.trim().replace(LAST_LINE, '') }),
  ],
  [
    'with a sentence that names the answer',
    (input, { reference }) =>
      withBody(input, { reference: reference.trim().replace(LAST_LINE, '\nThe answer is $1.') }),
  ],
  [
    'as points',
    (input, { reference }) => withBody(input, { reference: undefined, points: reference.trim().split('\n') }),
  ],
  [
    'and an assistant for a coach',
    (input) => ({
      ...input,
      events: input.events.map((event) =>
        event.speaker === 'coach' ? { ...event, speaker: 'assistant' } : event,
      ),
    }),
  ],
];

test.skipIf(dialogues.length === 0).each(FORMS)(
  'independence reads equally well with a solution %s',
  (_form, change) => {
    expect(agreement(change)).toBeGreaterThan(asFiled - 0.04);
  },
);
