import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CloudEvent } from '../cloud-event.ts';

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}

const events = read('./junior-analyst.jsonl')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as CloudEvent);

/** Required members of `data` by type, besides the common ones. */
const MEMBERS: Record<string, string[]> = {
  'chat.turn_taken': ['text'],
  'note.submitted': ['artefact', 'revision', 'text'],
  'note.check_attempted': ['artefact', 'revision', 'passed', 'items'],
  'voice.turn_taken': ['text'],
  'voice.session_ended': ['durationMs'],
  'work.submitted': ['artefact', 'revision', 'text', 'files'],
  'scenario.completed': ['outcome'],
  'presentation.turn_taken': ['text'],
  'presentation.completed': [],
  'kickoff.understanding_completed': ['text'],
  'cowork.session_started': [],
  'cowork.action_taken': ['actor', 'action'],
  'cowork.session_ended': [],
  'learn.lesson_opened': [],
  'learn.hint_used': [],
  'learn.answer_revealed': [],
  'stage.started': [],
  'stage.skipped': [],
  'stage.completed': ['outcome'],
};

test('about 150 events of one learner, with unique ids and ascending times', () => {
  expect(events.length).toBeGreaterThanOrEqual(140);
  expect(events.length).toBeLessThanOrEqual(170);
  expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
  expect(new Set(events.map((event) => event.subject))).toEqual(new Set(['maya']));
  const times = events.map((event) => event.time);
  expect(times).toEqual(times.toSorted());
  expect([times[0]?.slice(0, 10), times.at(-1)?.slice(0, 10)]).toEqual(['2026-10-05', '2026-10-16']);
});

test('every line is a CloudEvent 1.0 with the data that its type requires', () => {
  for (const event of events) {
    expect(event).toMatchObject({
      specversion: '1.0',
      source: expect.stringMatching(/^https:/),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      datacontenttype: 'application/json',
      data: { program: 'junior-analyst' },
    });
    expect(Object.keys(event.data)).toEqual(
      expect.arrayContaining([
        'stage',
        'touchpoint',
        'speaker',
        ...(MEMBERS[event.type] ?? ['a known type']),
      ]),
    );
  }
});

test('every event type appears', () => {
  expect([...new Set(events.map((event) => event.type))].sort()).toEqual(Object.keys(MEMBERS).sort());
});

test('five stages of the shipped program are completed, a sixth is skipped', () => {
  const completed = events
    .filter((event) => event.type === 'stage.completed')
    .map((event) => event.data.stage);
  expect(completed).toEqual(['kickoff', 'notes', 'cowork-query', 'stakeholder-scenario', 'presentation']);
  const program = JSON.parse(read('../../programs/junior-analyst.json')) as {
    phases: { stages: { id: string }[] }[];
  };
  const stages = program.phases.flatMap((phase) => phase.stages.map((stage) => stage.id));
  expect(stages).toEqual(expect.arrayContaining(events.map((event) => event.data.stage)));
});

test('some events earn nothing on purpose: an empty turn, a repeat, a revision handed in twice', () => {
  const own = events.filter((event) => event.data.speaker === 'learner');
  const twice = (keys: string[]): number => keys.length - new Set(keys).size;
  expect(own.filter((event) => event.data.text === '')).toHaveLength(1);
  const chat = own.filter((event) => event.type === 'chat.turn_taken');
  expect(twice(chat.map((event) => `${event.data.stage} ${event.data.text}`))).toBe(1);
  const notes = own.filter((event) => event.type === 'note.submitted');
  expect(
    twice(notes.map((event) => `${String(event.data['artefact'])} ${String(event.data['revision'])}`)),
  ).toBe(1);
});

test('the digest of a file is the digest of its text', () => {
  const files = events.flatMap((event) => (event.data['files'] ?? []) as { sha256: string; text: string }[]);
  expect(files).toHaveLength(6);
  for (const file of files) expect(createHash('sha256').update(file.text).digest('hex')).toBe(file.sha256);
});

test('the transcript of a call fits within its duration', () => {
  const call = events.find((event) => event.data['transcript'] !== undefined);
  const lines = call?.data['transcript'] as { speaker: string; text: string; at: string }[];
  const endedAt = Date.parse(call?.time ?? '');
  const startedAt = endedAt - Number(call?.data['durationMs']);
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => Date.parse(line.at) < startedAt || Date.parse(line.at) > endedAt)).toEqual(
    [],
  );
});
