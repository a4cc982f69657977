import { expect, test } from 'vitest';
import { speakerMapOption } from './speaker-map.ts';
import { parseSrt } from './srt.ts';

const map = speakerMapOption('Ada=learner,Note=text');

const read = (text: string) => parseSrt(text, map).map(({ names, text }) => [names[0] ?? null, text]);

const T = (from: number, to: number, rest = '') => `00:00:0${from},000 --> 00:00:0${to},500${rest}`;

test.each<[string, string, [string | null, string][]]>([
  [
    'numbers',
    `1\n${T(1, 2)}\nAda: one\n\n2\n${T(3, 4)}\nBob: two`,
    [
      ['Ada', 'one'],
      ['Bob', 'two'],
    ],
  ],
  [
    'no numbers',
    `${T(1, 2)}\nAda: one\n\n${T(3, 4)}\nBob: two`,
    [
      ['Ada', 'one'],
      ['Bob', 'two'],
    ],
  ],
  [
    'numbers as text',
    `1\n${T(1, 2)}\nAda: how many?\n\n2\n${T(3, 4)}\n42\n\n3\n${T(5, 6)}\nBob: yes`,
    [
      ['Ada', 'how many?'],
      ['Ada', ''],
      ['Ada', '42'],
      ['Ada', ''],
      ['Bob', 'yes'],
    ],
  ],
  [
    'several lines',
    `1\n${T(1, 2)}\nAda: one\ntwo`,
    [
      ['Ada', 'one'],
      ['Ada', 'two'],
    ],
  ],
  [
    'two people in a cue',
    `1\n${T(1, 2)}\n- Ada: one\n- Bob: two`,
    [
      ['Ada', 'one'],
      ['Bob', 'two'],
    ],
  ],
  ['chevrons', `1\n${T(1, 2)}\n>> Ada: one`, [['Ada', 'one']]],
  [
    'markup',
    `1\n${T(1, 2)}\n{\\an8}<i>Ada: one</i> <font color="#ff0">two</font> a<b`,
    [['Ada', 'one two a<b']],
  ],
  ['coordinates', `1\n${T(1, 2, ' X1:100 X2:200 Y1:1 Y2:2')}\nAda: one`, [['Ada', 'one']]],
  ['a dot before the fraction', '1\n0:00:01.5 --> 0:00:02.5\nAda: one', [['Ada', 'one']]],
  ['an arrow in what is said', `1\n${T(1, 2)}\nAda: input --> output`, [['Ada', 'input --> output']]],
  ['no name', `1\n${T(1, 2)}\nNote: this at 10:30`, [[null, 'Note: this at 10:30']]],
  ['Arabic', `1\n${T(1, 2)}\nليلى: كم عميل توقف؟`, [['ليلى', 'كم عميل توقف؟']]],
  ['Thai', `1\n${T(1, 2)}\nสมชาย: เรานับลูกค้า`, [['สมชาย', 'เรานับลูกค้า']]],
])('SRT with %s', (_, text, expected) => {
  const said = expected.filter(([, words]) => words !== '');
  for (const end of ['\n', '\r\n'])
    expect(read(text.replaceAll('\n', end)).filter(([, words]) => words !== '')).toEqual(said);
});

test('an empty line within a cue does not end it', () => {
  expect(
    read(`1\n${T(1, 2)}\nAda: one\n\nafter\n\n2\n${T(3, 4)}\nBob: two`)
      .map(([, text]) => text)
      .join(' '),
  ).toMatch(/one +after +two/u);
});
