import { expect, test } from 'vitest';
import { SKILLS, type Skill } from '../../core/skill.ts';
import { SAMPLE } from '../audit/attack.ts';
import { buildDossier, type Dossier } from '../dossier/build.ts';
import type { Dialogue } from '../measure/input-from.ts';
import { inputFrom } from '../measure/input-from.ts';
import { readOffline } from './offline-judge.ts';

const POINTS = [
  'Names the missing primary key as the cause of the double rows',
  'Compares the totals of both reports before and after the change',
  'States which customers were counted twice and for which months',
  'Recommends to rerun the monthly export and to tell the finance team',
];
const BANDS: [string, string, string, string, string] = [
  'Repeats the task without any finding of their own',
  'Finds that the rows differ and does not say why',
  'Finds the cause and shows one case of it',
  'Finds the cause, sizes it and says what to do about it',
  'As above, and shows that nothing else could be the cause',
];
const TASK = 'Two monthly reports disagree on how many customers we have. Find out why.';

function dossierOf(texts: readonly string[], change: Partial<Dossier['rubric']['body']> = {}): Dossier {
  const dialogue: Dialogue = {
    ...(SAMPLE[0] as Dialogue),
    task: TASK,
    reference: '',
    turns: texts.map((text) => ({ speaker: 'learner', text })),
  };
  const input = inputFrom(dialogue, 'chat');
  const skills = Object.fromEntries(SKILLS.map((skill) => [skill, { bands: BANDS }]));
  const body = { ...input.rubric.body, skills, points: POINTS, reference: undefined, ...change };
  return buildDossier({ ...input, rubric: { ...input.rubric, body } });
}

function readingsOf(dossier: Dossier): Partial<Record<Skill, number>> {
  const read = readOffline(dossier);
  return Object.fromEntries(SKILLS.flatMap((skill) => (read[skill] ? [[skill, read[skill].x]] : [])));
}

const WEAK = [
  'I looked at the two reports and they are not the same for some customers.',
  'It could be an old problem.',
];
const STRONG = [
  'The rows are double because the primary key is missing on the import, so 212 customers were counted twice in March and April.',
  'I compared the totals of both reports: 4,212 before and 4,000 after I put the key back.',
  'We should rerun the export for these two months, and finance should know.',
];

const words = POINTS.join(' ')
  .split(' ')
  .filter((word) => word.length > 5);

test.each([
  ['each as a sentence', POINTS.map((point) => `${point}.`).join(' ')],
  ['in one sentence', POINTS.join(', ')],
  ['in one sentence, the other way round', POINTS.toReversed().join(' and ')],
  ['with the highest band', `${POINTS.join('. ')}. ${BANDS[4]}.`],
  ['as a list of words', words.join(', ')],
  ['as a list of words, the other way round', words.toReversed().join(' ')],
])('points of the rubric pasted %s raise no skill', (_how, pasted) => {
  const before = readingsOf(dossierOf(WEAK));
  const after = readingsOf(dossierOf([...WEAK, pasted]));
  for (const skill of SKILLS) {
    expect(after[skill] ?? 0, skill).toBeLessThanOrEqual((before[skill] ?? 0) + 4);
  }
});

test.each([
  ['name content', POINTS],
  ['describe how to work', ['Gives the reason for a step', 'Names what is not certain or not done']],
])('points that %s are left to a model: without a reference the work is read on its own', (_what, points) => {
  const [weak, strong] = [WEAK, STRONG].map((texts) => readingsOf(dossierOf(texts, { points })));
  expect(readOffline(dossierOf(STRONG, { points })).quality).toMatchObject({
    confidence: 0.25,
    uncarded: true,
  });
  expect(strong?.quality).toBeGreaterThan(weak?.quality ?? 0);
});

const METHOD = [
  'States the assumptions before calculating.',
  'Checks the result against the given figures.',
  'Names one limit of the approach.',
  'Explains why each step is needed.',
];

test.each([
  ['word for word', METHOD.join(' ')],
  [
    'as claims',
    'I stated the assumptions before calculating. I checked the result against the given figures.',
  ],
  ['as questions', 'Did I state the assumptions before calculating? Did I name one limit of the approach?'],
  ['as what was not done', 'I did not state the assumptions and I named no limit of the approach.'],
])('points on how to work do not raise quality beside a reference, said %s', (_how, pasted) => {
  const reference = 'The primary key was missing on the import, so 212 customers were counted twice.';
  const [before, after] = [WEAK, [...WEAK, pasted]].map((texts) =>
    readingsOf(dossierOf(texts, { points: METHOD, reference })),
  );
  expect(after?.quality ?? 0).toBeLessThanOrEqual((before?.quality ?? 0) + 4);
});

test('restating the question, or listing words, does not raise quality', () => {
  const reference =
    'The primary key was missing on the import, so that customers with several contracts were joined twice, and the monthly reports of the sales and the finance department disagreed in March and April until somebody compared totals row by row, repaired the broken import script, removed duplicate entries and informed every regional manager about corrected figures.';
  const before = readingsOf(dossierOf(WEAK, { reference, points: [] })).quality ?? 0;
  const named = [...new Set(reference.toLowerCase().match(/\p{L}{4,}/gu))].toSorted();
  for (const text of [
    `The task says: ${TASK}`,
    named.join(', '),
    named.map((word) => `- ${word}`).join('\n'),
  ]) {
    const after = readingsOf(dossierOf([...WEAK, text], { reference, points: [] })).quality ?? 0;
    expect(after, text.slice(0, 30)).toBeLessThanOrEqual(before + 4);
  }
});

test('a guiding assistant is read like a coach', () => {
  const guided = (SAMPLE as Dialogue[]).find(({ turns }) => turns.some(({ speaker }) => speaker === 'coach'));
  const input = inputFrom(guided as Dialogue);
  const byAssistant = {
    ...input,
    events: input.events.map((event) =>
      event.speaker === 'coach'
        ? { ...event, speaker: 'assistant' as const, data: { ...event.data, speaker: 'assistant' as const } }
        : event,
    ),
  };
  const [coach, assistant] = [readOffline(buildDossier(input)), readOffline(buildDossier(byAssistant))];
  expect(assistant.independence?.x).toBeCloseTo(coach.independence?.x as number, 6);
});
