import { expect, test } from 'vitest';
import { EVENT_BYTES as ACCEPTED } from '../../http/intake/content.ts';
import { eventDataSchema } from '../../http/schemas/event-data.ts';
import { decodeText, readTranscript } from './read-transcript.ts';
import { speakerMapOption } from './speaker-map.ts';
import { EVENT_BYTES, transcriptEvent, type Session } from './transcript-event.ts';

const session: Session = { type: 'voice.session_ended', learner: 'ada', touchpoint: 'read-out' };
const people = 'Ada=learner,Bob=coach';

function eventOf(text: string, map = people, more: Partial<Session> = {}) {
  const speakers = speakerMapOption(map);
  return transcriptEvent(readTranscript(text, speakers), speakers, { ...session, ...more });
}

const VTT = `WEBVTT

00:00:03.000 --> 00:00:05.000
Ada: Do we count

00:00:05.000 --> 00:00:06.000
a pause?

00:00:05.500 --> 00:00:09.250
Bob: Yes.
`;
const SRT = VTT.replace('WEBVTT\n\n', '').replaceAll(/(:\d\d)\.(\d)/gu, '$1,$2');

test('consecutive cues of one speaker are one line, and the cues give the duration', () => {
  const event = eventOf(VTT, people, {
    startedAt: Date.parse('2026-10-05T09:00:00Z'),
    stage: 's',
    program: 'p',
  });
  expect(event).toMatchObject({
    subject: 'ada',
    type: 'voice.session_ended',
    time: '2026-10-05T09:00:06.250Z',
  });
  expect(event.data).toEqual({
    touchpoint: 'read-out',
    stage: 's',
    program: 'p',
    durationMs: 6250,
    transcript: [
      { speaker: 'learner', text: 'Do we count a pause?', at: '2026-10-05T09:00:00.000Z' },
      { speaker: 'coach', text: 'Yes.', at: '2026-10-05T09:00:02.500Z' },
    ],
  });
  expect(eventDataSchema.safeParse(event.data).success).toBe(true);
});

test('without a date the event has no time, and neither have its lines', () => {
  const event = eventOf(VTT);
  expect(event).not.toHaveProperty('time');
  expect(event.data.transcript[0]).toEqual({ speaker: 'learner', text: 'Do we count a pause?' });
});

test('cues of scripts without spaces are joined without one', () => {
  const [line] = eventOf(VTT.replace('Do we count', '我们把暂停').replace('a pause?', '也算吗？')).data
    .transcript;
  expect(line?.text).toBe('我们把暂停也算吗？');
});

test('messages of one speaker stay lines', () => {
  const slack = JSON.stringify(
    [1, 2].map((ts) => ({ type: 'message', user: 'Ada', ts: `${ts}.0`, text: `line ${ts}` })),
  );
  const event = eventOf(slack);
  expect(event.data.transcript.map(({ text }) => text)).toEqual(['line 1\nline 2']);
  expect(event).toMatchObject({ time: '1970-01-01T00:00:02.000Z', data: { durationMs: 1000 } });
});

test('a long speech becomes several lines, which the judge reads whole', () => {
  const cue = (second: number) =>
    `00:${10 + second}.000 --> 00:${11 + second}.000\nAda: ${'word '.repeat(800)}\n\n`;
  const { transcript } = eventOf(`WEBVTT\n\n${[0, 1, 2, 3, 4].map(cue).join('')}`).data;
  expect(transcript.map(({ text }) => text.length)).toEqual([7999, 7999, 3999]);
});

test('the id depends on the words, the learner and the place, not on format, map and date', () => {
  const { id } = eventOf(VTT);
  for (const same of [
    eventOf(SRT),
    eventOf(`\n${SRT}`),
    eventOf(VTT, 'ada=coach,BOB=learner'),
    eventOf(VTT, people, { startedAt: 1 }),
  ])
    expect(same.id).toBe(id);
  for (const other of [
    eventOf(VTT.replace('pause', 'stop')),
    eventOf(VTT, people, { learner: 'eve' }),
    eventOf(VTT, people, { touchpoint: 't' }),
  ])
    expect(other.id).not.toBe(id);
});

test('an event that the server would refuse for its size is refused', () => {
  expect(EVENT_BYTES).toBe(ACCEPTED);
  expect(() => eventOf(`Ada: ${'x'.repeat(EVENT_BYTES)}`)).toThrow(
    'the event would have 1.0 MiB, and one may have 1 MiB',
  );
});

test.each([
  [
    'Ada: a\nEve Adams: b\nEve Adams: c\nIvo: d',
    '“Eve Adams” (2), “Ivo” (1). Map each with --speaker-map "Eve Adams=SPEAKER"',
  ],
  ['WEBVTT\n\n00:01.000 --> 00:02.000\nhello', 'no name (1). Map each with --speaker-map "*=SPEAKER"'],
  ['WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>a</v>\n\n00:03.000 --> 00:04.000\nb', 'no name (1)'],
])('unknown speakers are named: %j', (text, message) => {
  expect(() => eventOf(text)).toThrow(message);
});

test('a voice that the map calls text is an unknown speaker', () => {
  expect(() => eventOf('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>a</v>', 'Ada=text')).toThrow('“Ada” (1)');
});

test.each([
  ['*=learner', 'WEBVTT\n\n00:01.000 --> 00:02.000\nhello', 'learner'],
  ['Lovelace, Ada=learner, Bob=coach', 'Lovelace, Ada: hi', 'learner'],
  ['{"Ada":"assistant"}', 'ＡＤＡ: hi', 'assistant'],
  ['Ada=text,Bob=system', 'Bob: hi\nAda: too', 'system'],
])('the map %s is understood', (map, text, speaker) => {
  expect(eventOf(text, map).data.transcript.map(({ speaker }) => speaker)).toEqual([speaker]);
});

test.each(['', 'Ada', 'Ada=teacher', '=learner', 'Ada=learner;Bob=coach', '{"Ada":"x"}', '{'])(
  'the map %j is refused',
  (map) => {
    expect(() => speakerMapOption(map)).toThrow(/must be|not valid/u);
  },
);

test.each([
  '',
  'Just some words.',
  '{"a":1}',
  '[]',
  '[{"id":"U1"}]',
  '<!DOCTYPE html>\n<p>a: b',
  'a,b,c\n1,2,3',
  '{"a":1}\n{"a":2}',
])('%j is no transcript', (text) =>
  expect(() => eventOf(text)).toThrow(/none of WebVTT, SRT|nothing is said/u),
);

test('text may be UTF-8 or UTF-16 with a mark; bytes that are no text are refused', () => {
  expect(decodeText(Buffer.from('\uFEFFAda: é'))).toBe('Ada: é');
  expect(decodeText(Buffer.from('\uFEFFAda: é', 'utf16le'))).toBe('Ada: é');
  for (const bytes of [[0xff, 0xff, 0x41], [0x41, 0, 0x42], [0xc3]])
    expect(() => decodeText(Uint8Array.from(bytes))).toThrow('not text');
});

test('hostile files are read in linear time', () => {
  for (const unit of ['<', '<v ', '<v.', '&', '<@', '\n\n', 'Ada: ', '[00:00:01] ', '> ', ' '])
    for (const start of [
      'WEBVTT\n\n00:01.000 --> 00:02.000\n',
      '1\n00:00:01,000 --> 00:00:02,000\n',
      'Ada: ',
      '1',
      '',
    ])
      expect(() => readTranscript(start + unit.repeat(300_000 / unit.length), new Map())).not.toThrow(
        RangeError,
      );
}, 60_000);
