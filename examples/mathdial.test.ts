import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dialogueEvents, mathdialEvents, parseDialogues } from './mathdial.ts';

const program = fileURLToPath(new URL('./mathdial.ts', import.meta.url));
const whole = fileURLToPath(new URL('../../shared/data/human-scored/mathdial-dev.json', import.meta.url));

const apples = {
  id: '7-1',
  task: 'Ann has 3 apples and buys 4. How many has she?',
  reference: '3 + 4 = 7',
  selfCorrectness: 'Yes, but I had to reveal the answer',
  turns: [
    { role: 'coach' as const, act: 'generic', text: 'Talk me through it.' },
    { role: 'learner' as const, act: null, text: '3 times 4 is 12.' },
    { role: 'coach' as const, act: 'telling', text: 'Buying adds.' },
    { role: 'learner' as const, act: null, text: 'Then it is 7.' },
  ],
};

test('a dialogue becomes one learner: start, every turn in order, completion', () => {
  const events = dialogueEvents(apples, 0);
  expect(events.map((event) => [event.type, event.data.speaker, event.data.text])).toEqual([
    ['stage.started', 'system', undefined],
    ['chat.turn_taken', 'coach', 'Talk me through it.'],
    ['chat.turn_taken', 'learner', '3 times 4 is 12.'],
    ['chat.turn_taken', 'coach', 'Buying adds.'],
    ['chat.turn_taken', 'learner', 'Then it is 7.'],
    ['stage.completed', 'system', undefined],
  ]);
  expect(new Set(events.map((event) => event.subject))).toEqual(new Set(['mathdial:7-1']));
});

test('the completion has the problem and the reference answer', () => {
  expect(dialogueEvents(apples, 0).at(-1)?.data).toMatchObject({
    task: apples.task,
    reference: apples.reference,
  });
});

test('no event contains the human label or the annotated acts', () => {
  const { selfCorrectness, ...unlabelled } = apples;
  expect(dialogueEvents(apples, 3)).toEqual(dialogueEvents(unlabelled, 3));
  expect(JSON.stringify(dialogueEvents(apples, 3))).not.toMatch(/selfCorrectness|reveal|outcome|"act"/);
  expect(selfCorrectness).toContain('reveal');
});

test('a repeated id becomes another learner, the same problem the same stage', () => {
  const [first, , , , , , second] = mathdialEvents([apples, { ...apples, turns: [] }]);
  expect([first?.subject, second?.subject]).toEqual(['mathdial:7-1', 'mathdial:7-1.2']);
  expect(first?.data.stage).toBe(second?.data.stage);
});

const malformed: [string, unknown, string][] = [
  ['dialogues missing', { turns: [] }, 'a list "dialogues"'],
  ['null', null, 'a list "dialogues"'],
  ['an id with a space', { dialogues: [{ ...apples, id: 'a b' }] }, 'dialogues[0]: id'],
  ['no reference', { dialogues: [apples, { ...apples, reference: undefined }] }, 'dialogues[1]: reference'],
  ['another role', { dialogues: [{ ...apples, turns: [{ role: 'judge', text: '' }] }] }, 'turns[0]'],
];

test.each(malformed)('%s is rejected by name', (_name, document, message) => {
  expect(() => parseDialogues(document)).toThrow(message);
});

function runProgram(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

test('the program writes lines and reports errors by exit code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mathdial-'));
  try {
    const file = join(folder, 'in.json');
    const out = join(folder, 'out.jsonl');
    writeFileSync(file, JSON.stringify({ dialogues: [apples] }));
    expect(runProgram(file, '-o', out).status).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(runProgram(file).stdout);
    expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(6);
    expect(runProgram('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage:') });
    expect(runProgram(join(folder, 'none.json')).status).toBe(1);
    expect(runProgram()).toMatchObject({ status: 2, stderr: expect.stringContaining('FILE') });
    expect(runProgram('--nonsense').status).toBe(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.skipIf(!existsSync(whole))('all dialogues of the shared file become valid, unlabelled events', () => {
  const dialogues = parseDialogues(JSON.parse(readFileSync(whole, 'utf8')));
  const events = mathdialEvents(dialogues);
  expect(new Set(events.map((event) => event.subject)).size).toBe(dialogues.length);
  expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
  expect(events.every((event) => /^[A-Za-z0-9._:-]{1,128}$/.test(event.subject))).toBe(true);
  expect(events.every((event) => Date.parse(event.time) < Date.now())).toBe(true);
  const backwards = events.filter((event, place) => {
    const before = events[place - 1];
    return before?.subject === event.subject && before.time > event.time;
  });
  expect(backwards).toEqual([]);
  expect(JSON.stringify(events)).not.toContain('selfCorrectness');
});
