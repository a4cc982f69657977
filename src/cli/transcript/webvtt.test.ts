import { expect, test } from 'vitest';
import { speakerMapOption } from './speaker-map.ts';
import { parseWebVtt } from './webvtt.ts';

const map = speakerMapOption('Ada=learner,Note=text');

/** Names and texts, in order. */
const read = (text: string) => parseWebVtt(text, map).map(({ names, text }) => [names[0] ?? null, text]);

const T = (from: number, to: number, settings = '') => `00:0${from}.000 --> 00:0${to}.000${settings}`;

test.each<[string, string, [string | null, string][]]>([
  ['a voice tag', `${T(1, 2)}\n<v Ada Lovelace>Hello</v>`, [['Ada Lovelace', 'Hello']]],
  ['a voice without an end, with classes', `${T(1, 2)}\n<v.first.loud Søren>Hej`, [['Søren', 'Hej']]],
  [
    'two voices in a cue',
    `${T(1, 2)}\n<v Ada>Yes.</v>\n- <v Bob>No.</v>`,
    [
      ['Ada', 'Yes.'],
      ['Bob', 'No.'],
    ],
  ],
  ['a voice over two lines', `${T(1, 2)}\n<v Ada>one\ntwo</v>`, [['Ada', 'one\ntwo']]],
  [
    'no name in a file of voices',
    `${T(1, 2)}\n<v Ada>a</v>\n\n${T(2, 3)}\nb`,
    [
      ['Ada', 'a'],
      [null, 'b'],
    ],
  ],
  ['an empty voice', `${T(1, 2)}\n<v>a</v>`, [[null, 'a']]],
  ['colons in a file of voices', `${T(1, 2)}\n<v Bob>Ada: is here</v>`, [['Bob', 'Ada: is here']]],
  [
    'Name: text',
    `1\n${T(1, 2)}\nAda: Hello\n\n2\n${T(3, 4)}\nBob Ray: Hi`,
    [
      ['Ada', 'Hello'],
      ['Bob Ray', 'Hi'],
    ],
  ],
  [
    'a line without a name',
    `${T(1, 2)}\nAda: one\ntwo`,
    [
      ['Ada', 'one'],
      ['Ada', 'two'],
    ],
  ],
  ['no names', `${T(1, 2)}\nNote: one`, [[null, 'Note: one']]],
  ['a full-width colon', `${T(1, 2)}\n山田：はい、そうです`, [['山田', 'はい、そうです']]],
  ['settings and ids', `id --- 7/0\n${T(1, 2, ' align:start position:0% line:-1')}\nAda: a`, [['Ada', 'a']]],
  ['an arrow in a note', `NOTE\na --> b\n\n${T(1, 2)}\nAda: a`, [['Ada', 'a']]],
  [
    'an arrow in what is said',
    `${T(1, 2)}\nAda: first 3 --> 4\nthen this --> that`,
    [
      ['Ada', 'first 3 --> 4'],
      ['Ada', 'then this --> that'],
    ],
  ],
  [
    'a note, a style and a region',
    `NOTE Ada: x\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:f\nwidth:40%\n\n${T(1, 2)}\nAda: a\n\nNOTE\nAda: y`,
    [['Ada', 'a']],
  ],
  [
    'entities',
    `${T(1, 2)}\n<v Tom &amp; Jo>1 &lt; 2 &amp;&nbsp;caf&eacute; &#39;x&#39; AT&T</v>`,
    [['Tom & Jo', "1 < 2 &\u00A0café 'x' AT&T"]],
  ],
  ['tags and times', `${T(1, 2)}\nAda: <b>a</b> <00:01.500><c.x>b</c> <lang en>c</lang>`, [['Ada', 'a b c']]],
  ['what is no tag', `${T(1, 2)}\nAda: a < b and List<String>`, [['Ada', 'a < b and List<String>']]],
  [
    'overlapping and unsorted cues',
    `${T(4, 6)}\n<v Ada>b\n\n${T(1, 5)}\n<v Bob>a`,
    [
      ['Bob', 'a'],
      ['Ada', 'b'],
    ],
  ],
  [
    'a missing empty line',
    `${T(1, 2)}\n<v Ada>a\n${T(2, 3)}\n<v Bob>b`,
    [
      ['Ada', 'a'],
      ['Bob', 'b'],
    ],
  ],
])('WebVTT with %s', (_, cues, expected) => {
  for (const end of ['\n', '\r\n', '\r'])
    expect(
      read(`WEBVTT - title\nKind: captions\n\n${cues}\n`.replaceAll('\n', end)),
      JSON.stringify(end),
    ).toEqual(expected);
});

test('cues may have hours, and an end before the start is the start', () => {
  const [first, second] = parseWebVtt(
    'WEBVTT\n\n100:00:01.250 --> 100:00:02.000\nAda: a\n\n100:00:05.000 --> 100:00:04.000\nb',
    map,
  );
  expect(first).toMatchObject({ startMs: 360_001_250, endMs: 360_002_000 });
  expect(second).toMatchObject({ startMs: 360_005_000, endMs: 360_005_000 });
});

test.each(['00:01 --> x', '--> 00:02.000', '00:61:00.000 --> 00:62:00.000', '00:00:60.000 --> 00:01:00.000'])(
  'a cue at %s is refused with its line',
  (times) => expect(() => read(`WEBVTT\n\n${times}\nAda: a`)).toThrow('line 3: expected two times'),
);
