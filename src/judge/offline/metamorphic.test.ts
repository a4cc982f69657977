import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { SKILLS, type Skill } from '../../core/skill.ts';
import { SAMPLE } from '../audit/attack.ts';
import { buildDossier } from '../dossier/build.ts';
import { dialoguesOf, type ScoredDialogue as Dialogue } from '../measure/scored-work.ts';
import { inputFrom } from '../measure/input-from.ts';
import { numbersIn } from './numbers.ts';
import { readOffline } from './offline-judge.ts';

vi.setConfig({ testTimeout: 60_000 });

const MOST = 4;
const SHARED = new URL('../../../../shared/data/human-scored/', import.meta.url);

function realDialogues(name: string, every: number): Dialogue[] {
  const file = new URL(name, SHARED);
  if (!existsSync(file)) return [];
  return dialoguesOf(JSON.parse(readFileSync(file, 'utf8'))).filter((_, index) => index % every === 0);
}

const SETS: [string, readonly Dialogue[]][] = [
  ['the sample', SAMPLE as readonly Dialogue[]],
  ['real tutoring dialogues', realDialogues('mathdial-dev.json', 12)],
  ['real answers', realDialogues('saf-training.json', 80)],
];

type Readings = Partial<Record<Skill, number>>;

function readingsOf(dialogue: Dialogue): Readings {
  const read = readOffline(buildDossier(inputFrom(dialogue)));
  return Object.fromEntries(SKILLS.flatMap((skill) => (read[skill] ? [[skill, read[skill].x]] : [])));
}

function withTurns(dialogue: Dialogue, change: (turns: Dialogue['turns']) => Dialogue['turns']): Dialogue {
  return { ...dialogue, turns: change(dialogue.turns) };
}

function addOwn(dialogue: Dialogue, text: string): Dialogue {
  return withTurns(dialogue, (turns) => [...turns, { speaker: 'learner', text }]);
}

const IRRELEVANT = [
  'By the way, my cousin is coming over at the weekend and we will watch the football.',
  'I had pizza yesterday. The weather has been lovely here.',
];
const PRAISE = [
  'I am very proud of this, it is an excellent piece of work.',
  'My solution is brilliant and I am really good at this. This is outstanding work.',
];
const FILLER =
  'It goes without saying that there are many aspects to consider here. All things considered, one should always keep an open mind. At the end of the day, it is what it is.';

const GENERIC =
  'There is a lot that could be said about this. In general it depends on many things. One could look at it from different sides.';
const GERMAN =
  'Es gibt dazu viel zu sagen. Grundsätzlich kommt es immer darauf an. Man kann das von verschiedenen Seiten betrachten.';

function longer(dialogue: Dialogue, filler = FILLER): Dialogue {
  const own = dialogue.turns
    .filter(({ speaker }) => speaker === 'learner')
    .reduce((sum, { text }) => sum + text.length, 0);
  return addOwn(
    dialogue,
    Array.from(
      { length: Math.ceil(own / filler.length) },
      (_, index) => `${filler} Point ${'abcdefghij'[index % 10]}.`,
    ).join('\n'),
  );
}

/** Statements about something else that would retract an answer. */
const WRONG_ELSEWHERE = [
  'I was wrong about the weather yesterday.',
  'I changed my mind about my holidays.',
  'If that is not true, then this cannot be true either.',
];
const SUMS_ELSEWHERE = [
  'My answer to the dentist was 881.',
  'In total I have 733 stickers on my guitar.',
  'For my other homework, 151 x 41 = 6191.',
];
const RUN_ON = 'My teacher always says that I am the best in the class at this.';

/** Appends text to the learner's last turn, without that turn's end mark. */
function runOn(dialogue: Dialogue, text: string): Dialogue {
  return withTurns(dialogue, (turns) => {
    const last = turns.findLastIndex(({ speaker }) => speaker === 'learner');
    const ends = (own: string) => `${own.replace(/[\s.!?]+$/u, '')} ${text}`;
    return turns.map((turn, index) => (index === last ? { ...turn, text: ends(turn.text) } : turn));
  });
}

/** Reverses the sentences of each turn; turns that admit a mistake stay, because their order matters. */
function reordered(dialogue: Dialogue): Dialogue {
  return withTurns(dialogue, (turns) =>
    turns.map((turn) => {
      if (turn.speaker !== 'learner' || /mistake|wrong|sorry/iu.test(turn.text)) return turn;
      const sentences = `${turn.text.trim().replace(/[.!?]*$/u, '')}.`.split(/(?<=[.!?])\s+/u);
      return { ...turn, text: sentences.toReversed().join(' ') };
    }),
  );
}

const STILL: [string, (dialogue: Dialogue) => Dialogue, share?: number][] = [
  [
    'repeating a turn',
    (dialogue) =>
      withTurns(dialogue, (turns) =>
        turns.flatMap((turn) => (turn.speaker === 'learner' ? [turn, turn] : [turn])),
      ),
  ],
  ['adding irrelevant talk', (dialogue) => IRRELEVANT.reduce(addOwn, dialogue)],
  ['adding self-praise', (dialogue) => PRAISE.reduce(addOwn, dialogue)],
  ['doubling the length with filler', (dialogue) => longer(dialogue)],
  ['doubling the length with words for any subject', (dialogue) => longer(dialogue, GENERIC)],
  ['doubling the length in another language', (dialogue) => longer(dialogue, GERMAN)],
  [
    'praise in passing',
    (dialogue) =>
      addOwn(
        addOwn(dialogue, 'Honestly I nailed this one. Nobody could have explained it better than me.'),
        'What a clear and well-structured answer, if I may say so myself. I always work hard.',
      ),
  ],
  ['the sentences of each turn in reverse order', (dialogue) => reordered(dialogue)],
  ['talk of having been wrong', (dialogue) => WRONG_ELSEWHERE.reduce(addOwn, dialogue)],
  ['talk of sums elsewhere', (dialogue) => SUMS_ELSEWHERE.reduce(addOwn, dialogue)],
  // It is part of the answer's last sentence, which is left out where it reads as praise.
  ['praise where an answer ends without a full stop', (dialogue) => runOn(dialogue, RUN_ON), 0.8],
  ['talk of other numbers', (dialogue) => addOwn(dialogue, 'My grandmother turned 84 last Sunday.')],
  [
    'praise before everything',
    (dialogue) =>
      withTurns(dialogue, (turns) => [{ speaker: 'learner', text: PRAISE[0] as string }, ...turns]),
  ],
];

/** Talk may share a word with a task by chance, so this share of dialogues must hold: of a small set, all. */
const SHARE = 0.95;

describe.each(SETS)('%s', (_set, dialogues) => {
  test.skipIf(dialogues.length === 0).each(STILL)(
    '%s moves no skill by more than four points',
    (_name, change, share = SHARE) => {
      const moved = dialogues.filter((dialogue) => {
        const [before, after] = [readingsOf(dialogue), readingsOf(change(dialogue))];
        return SKILLS.some(
          (skill) => before[skill] !== undefined && Math.abs((after[skill] ?? 0) - before[skill]) > MOST,
        );
      });
      expect(moved.map(({ id }) => id).slice((1 - share) * dialogues.length)).toEqual([]);
    },
  );
});

/** The value that a worked reference ends with, null if it is text. */
function finalOf({ reference }: Dialogue): number | null {
  const last = reference.trim().split('\n').at(-1) ?? '';
  return /^\s*-?[\d.,]+\s*$/u.test(last) ? (numbersIn(last)[0] ?? null) : null;
}

function saysFinal(dialogue: Dialogue, speaker: 'learner' | 'coach'): number {
  const final = finalOf(dialogue);
  return dialogue.turns.findIndex(
    (turn) => turn.speaker === speaker && numbersIn(turn.text).includes(final as number),
  );
}

/** Worked tasks whose result is not a number of the task, so that saying it means finding it. */
const worked = SETS.flatMap(([, dialogues]) => dialogues).filter((dialogue) => {
  const final = finalOf(dialogue);
  return final !== null && !numbersIn(dialogue.task).includes(final);
});

test('a learner turn that solves the task unaided raises independence', () => {
  const unsolved = worked.filter(
    (dialogue) =>
      saysFinal(dialogue, 'learner') === -1 ||
      (saysFinal(dialogue, 'coach') !== -1 && saysFinal(dialogue, 'coach') < saysFinal(dialogue, 'learner')),
  );
  expect(unsolved.length).toBeGreaterThan(0);
  for (const dialogue of unsolved) {
    const solution = {
      speaker: 'learner' as const,
      text: `I worked it out step by step because the parts add up, so the answer is ${finalOf(dialogue)}.`,
    };
    const begins = dialogue.turns[0]?.speaker === 'coach' && saysFinal(dialogue, 'coach') !== 0 ? 1 : 0;
    const solved = withTurns(dialogue, (turns) => turns.toSpliced(begins, 0, solution));
    expect(readingsOf(solved).independence, dialogue.id).toBeGreaterThan(
      readingsOf(dialogue).independence ?? 0,
    );
  }
});

test('an answer revealed by the coach or in learn mode lowers independence', () => {
  const alone = worked.filter(
    (dialogue) => saysFinal(dialogue, 'coach') === -1 && saysFinal(dialogue, 'learner') !== -1,
  );
  expect(alone.length).toBeGreaterThan(0);
  for (const dialogue of alone) {
    const before = readingsOf(dialogue).independence ?? 0;
    const told = withTurns(dialogue, (turns) => [
      { speaker: 'coach', text: `The answer is ${finalOf(dialogue)}.` },
      ...turns,
    ]);
    expect(readingsOf(told).independence, dialogue.id).toBeLessThan(before);
    const input = inputFrom(dialogue);
    const shown = input.events.map((event, index) =>
      index === input.events.length - 1 ? { ...event, type: 'learn.answer_revealed' } : event,
    );
    const read = readOffline(buildDossier({ ...input, events: shown }));
    expect(read.independence?.x, dialogue.id).toBeLessThan(before);
  }
});

test('a right result in words counts like one in digits', () => {
  const dialogue: Dialogue = {
    ...(SAMPLE[0] as Dialogue),
    task: 'Anna has 7 bags of 6 apples each. How many apples does she have?',
    reference: '7 * 6 = 42 apples\n42',
    turns: [{ speaker: 'learner', text: 'I multiply the bags by the apples in each bag.' }],
  };
  const [digits, words] = ['I make it 42 apples.', 'I make it forty-two apples.'].map((text) =>
    readingsOf(addOwn(dialogue, text)),
  );
  expect(words?.independence).toBe(digits?.independence);
  expect(words?.independence).toBeGreaterThan(readingsOf(dialogue).independence ?? 100);
});

test('help without own work reads below work without help', () => {
  const dialogue: Dialogue = {
    ...(SAMPLE[0] as Dialogue),
    turns: [{ speaker: 'learner', text: 'No response.' }],
  };
  const input = inputFrom(dialogue);
  const hinted = input.events.toSpliced(-1, 0, {
    ...(input.events.at(-1) as (typeof input.events)[number]),
    type: 'learn.hint_used',
    speaker: 'learner',
  });
  const events = hinted.map((event, index) => ({ ...event, seq: index + 1 }));
  const completion = events.at(-1) as (typeof events)[number];
  const read = readOffline(buildDossier({ ...input, completion, events }));
  expect(read.independence?.x).toBeLessThan(40);
});

const CONTRADICTIONS: [string, (final: number | null) => string][] = [
  ['by another value', () => 'Actually no, that was wrong, so the answer is 98765.'],
  ['by a change of mind', () => 'I changed my mind. It must be 98765 instead.'],
  ['by denying the value', (final) => `The answer is not ${final}.`],
  ['without a value', () => 'That was wrong.'],
];

test.each(CONTRADICTIONS)('retracting an earlier right answer %s lowers quality', (_how, saying) => {
  const right = worked.filter((dialogue) => saysFinal(dialogue, 'learner') !== -1);
  expect(right.length).toBeGreaterThan(0);
  let lowered = 0;
  for (const dialogue of right) {
    const before = readingsOf(dialogue).quality ?? 0;
    const after = readingsOf(addOwn(dialogue, saying(finalOf(dialogue)))).quality ?? 0;
    expect(after, dialogue.id).toBeLessThanOrEqual(before);
    if (after < before) lowered += 1;
  }
  // If the learner had already left the right answer, there is nothing to retract.
  expect(lowered).toBeGreaterThan(0.8 * right.length);
});

const fullMarks = SETS.flatMap(([, dialogues]) => dialogues).filter(
  ({ kind, human }) => kind === 'answer' && human === 100,
);

test
  .skipIf(fullMarks.length === 0)
  .each<[string, (dialogue: Dialogue) => Dialogue]>([
    ['in one sentence', (dialogue) => addOwn(dialogue, 'All of that is wrong, I take it back.')],
  ])('a right answer in words that is retracted %s reads lower', (_how, change) => {
  const lowered = fullMarks.filter(
    (dialogue) => (readingsOf(change(dialogue)).quality ?? 0) < (readingsOf(dialogue).quality ?? 0),
  );
  expect(lowered.length).toBeGreaterThan(0.8 * fullMarks.length);
});
