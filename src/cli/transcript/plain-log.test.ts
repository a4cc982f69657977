import { expect, test } from 'vitest';
import { parsePlainLog } from './plain-log.ts';
import { speakerMapOption } from './speaker-map.ts';

const map = speakerMapOption('Ada=learner,Note=text');

const read = (text: string) =>
  parsePlainLog(text, map).map(({ names, text, startMs }) => [
    names[0],
    text,
    startMs === null ? null : startMs / 1000,
  ]);

test.each<[string, string, [string, string, number | null][]]>([
  [
    'no times',
    'Ada: one\nBob Ray: two',
    [
      ['Ada', 'one', null],
      ['Bob Ray', 'two', null],
    ],
  ],
  [
    'continuation lines',
    'Ada: one\n  two\n\nNote: three\nBob: four',
    [
      ['Ada', 'one\ntwo\nNote: three', null],
      ['Bob', 'four', null],
    ],
  ],
  [
    'times',
    '[00:00:05] Ada: one\n[01:02:03.5] Bob: two',
    [
      ['Ada', 'one', 5],
      ['Bob', 'two', 3723.5],
    ],
  ],
  [
    'other times',
    '(2:05) Ada: one\n00:03:00 - Bob: two',
    [
      ['Ada', 'one', 125],
      ['Bob', 'two', 180],
    ],
  ],
  [
    'times on their own line',
    '00:00:00\n\nAda: one\n00:05:00\nBob: two',
    [
      ['Ada', 'one', 0],
      ['Bob', 'two', 300],
    ],
  ],
  [
    'midnight',
    '[23:59:58] Ada: one\n[00:00:02] Bob: two',
    [
      ['Ada', 'one', 86_398],
      ['Bob', 'two', 86_402],
    ],
  ],
  [
    'clock times as words',
    'Ada: we met\n10:30 was too late\nat 11:00: no',
    [['Ada', 'we met\n10:30 was too late\nat 11:00: no', null]],
  ],
  ['an address', 'Ada: see\nhttps://a.example/x: y', [['Ada', 'see\nhttps://a.example/x: y', null]]],
  [
    'a known name without a space',
    'Ada:one\nBob: two\nat:three',
    [
      ['Ada', 'one', null],
      ['Bob', 'two\nat:three', null],
    ],
  ],
  ['a text on the next line', 'Ada:\none', [['Ada', '\none', null]]],
  ['names with commas and dots', 'Lovelace, A. K.: one', [['Lovelace, A. K.', 'one', null]]],
  [
    'sentences with a colon',
    'Ada: one\nWhat I wanted to say is the following: no',
    [['Ada', 'one\nWhat I wanted to say is the following: no', null]],
  ],
  [
    'Chinese',
    '李雷：你好\n韩梅梅：你好！',
    [
      ['李雷', '你好', null],
      ['韩梅梅', '你好！', null],
    ],
  ],
  ['Hindi', 'अमित: नमस्ते', [['अमित', 'नमस्ते', null]]],
])('a log with %s', (_, text, expected) => {
  expect(read(text)).toEqual(expected);
  expect(read(text.replaceAll('\n', '\r\n'))).toEqual(expected);
});

test('a log whose first line has no name is refused with its line', () => {
  expect(() => read('\nMinutes of today\nAda: one')).toThrow('line 2 does not begin with “Name: ”');
});
