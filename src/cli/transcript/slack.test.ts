import { expect, test } from 'vitest';
import { isSlack, parseSlack } from './slack.ts';

const message = (user: string, ts: string, text: string, more = {}) => ({
  type: 'message',
  user,
  ts,
  text,
  ...more,
});
const ada = { user_profile: { display_name: 'ada', real_name: 'Ada Lovelace', name: 'ada.l' } };

const read = (messages: object[]) => parseSlack(messages).map(({ names, text }) => [names[0], text]);

test.each<[string, object[], [string, string][]]>([
  [
    'ids',
    [message('U1', '2.0001', 'one'), message('U2', '3.0', 'two')],
    [
      ['U1', 'one'],
      ['U2', 'two'],
    ],
  ],
  [
    'blocks instead of a text',
    [
      message('U1', '1.0', '', {
        blocks: [
          { type: 'section', text: { type: 'mrkdwn', text: 'Build *7* failed' } },
          {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'text', text: 'Ask ' },
                  { type: 'user', user_id: 'U2' },
                  { type: 'text', text: ', see ' },
                  { type: 'link', url: 'https://a.example/7' },
                ],
              },
            ],
          },
        ],
      }),
    ],
    [['U1', 'Build *7* failed\nAsk @U2, see https://a.example/7']],
  ],
  ['profiles', [message('U1', '2.0', 'one', ada)], [['ada', 'one']]],
  [
    'times out of order',
    [message('U1', '10.5', 'b'), message('U2', '9.5', 'a')],
    [
      ['U2', 'a'],
      ['U1', 'b'],
    ],
  ],
  [
    'a thread',
    [
      message('U1', '1.0', 'a', { thread_ts: '1.0' }),
      message('U2', '2.0', 'b'),
      message('U3', '3.0', 'reply', { thread_ts: '1.0' }),
    ],
    [
      ['U1', 'a'],
      ['U3', 'reply'],
      ['U2', 'b'],
    ],
  ],
  [
    'a reply that is also in the channel',
    [message('U1', '1.0', 'a'), message('U1', '1.0', 'a', { subtype: 'thread_broadcast' })],
    [['U1', 'a']],
  ],
  [
    'an edited message',
    [message('U1', '1.0', 'final', { edited: { user: 'U1', ts: '2.0' } })],
    [['U1', 'final']],
  ],
  [
    'an edit as its own record',
    [
      message('U1', '1.0', 'first'),
      { type: 'message', subtype: 'message_changed', ts: '2.0', message: { ts: '1.0', text: 'final' } },
    ],
    [['U1', 'final']],
  ],
  [
    'a deleted message',
    [
      message('U1', '1.0', 'a'),
      message('U1', '2.0', 'b'),
      { type: 'message', subtype: 'message_deleted', ts: '3.0', deleted_ts: '1.0' },
    ],
    [['U1', 'b']],
  ],
  [
    'a bot',
    [
      {
        type: 'message',
        subtype: 'bot_message',
        bot_id: 'B1',
        username: 'Tutor',
        ts: '1.0',
        text: '',
        attachments: [{ fallback: 'hint' }],
      },
    ],
    [['Tutor', 'hint']],
  ],
  [
    'people who join',
    [
      message('U1', '1.0', '<@U1> has joined the channel', { subtype: 'channel_join' }),
      message('U1', '2.0', 'a'),
    ],
    [['U1', 'a']],
  ],
  [
    'marks in the text',
    [
      message(
        'U1',
        '1.0',
        '<@U2> <@U1> &lt;b&gt; &amp;eacute; <https://a.example|here> <https://b.example> <#C1|general> <!here>',
        ada,
      ),
    ],
    [['ada', '@U2 @ada <b> &eacute; here (https://a.example) https://b.example #general @here']],
  ],
  ['other scripts', [message('U1', '1.0', 'Сколько клиентов?')], [['U1', 'Сколько клиентов?']]],
])('Slack with %s', (_, messages, expected) => {
  expect(isSlack(messages)).toBe(true);
  expect(read(messages)).toEqual(expected);
});

test('a person is found by any name or by id, and times are Unix times', () => {
  const [first] = parseSlack({ messages: [message('U1', '1760000000.000200', 'one', ada)] });
  expect(first).toMatchObject({ names: ['ada', 'Ada Lovelace', 'ada.l', 'U1'], startMs: 1_760_000_000_000 });
});

test.each([[{}], [null], [[]], [[{ id: 'U1', name: 'ada' }]], ['text'], [[null]]])(
  '%j is no Slack export',
  (document) => {
    expect(isSlack(document)).toBe(false);
  },
);
