import { expect, test } from 'vitest';
import type { Speaker } from '../../core/event.ts';
import { dossierOf } from '../../../test/support/dossier-of.ts';
import { findThreats } from './find-threats.ts';

const HELP =
  'Weekly orders fell because the payment step of the new checkout times out on mobile devices in Spain. Refunds did not move, so demand is an unlikely cause of the drop.';
const HELP_IN_CHINESE =
  '每周订单下降是因为新结账流程的付款步骤在西班牙的移动设备上超时。退款没有变化，所以需求不太可能是原因。';

function copiedIn(text: string, help = HELP, speaker: Speaker = 'assistant'): string[] {
  const dossier = dossierOf([
    { speaker, text: help },
    { speaker: 'learner', text },
  ]);
  return findThreats(dossier).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

test.each([
  ['word for word', HELP, HELP, 2],
  ['with small edits', HELP.replace('because', 'since').replace('unlikely', 'improbable'), HELP, 2],
  ['with letters of another script', HELP.replaceAll('mobile', 'mоbile'), HELP, 2],
  ['in Chinese', HELP_IN_CHINESE, HELP_IN_CHINESE, 1],
])('a copy %s', (_name, text, help, sentences) => {
  expect(copiedIn(text, help).filter((found) => found.startsWith('copied'))).toHaveLength(sentences);
});

test.each([
  ['between quotation marks', `You wrote: “${HELP}” I checked it in the table.`],
  ['between straight quotation marks', `"${HELP}" — that was the hint.`],
  ['after a mark of quotation', `> ${HELP}\n\nI checked both claims against the table.`],
  [
    'in own words',
    'The new checkout is to blame: on phones in Spain people cannot pay in time, and refunds stayed level.',
  ],
  ['a few words', 'I looked at the payment step of the new checkout and at each country.'],
])('honest: %s', (_name, text) => {
  expect(copiedIn(text)).toEqual([]);
});

test('words that the learner said first are not copied', () => {
  const dossier = dossierOf([
    { speaker: 'learner', text: HELP },
    { speaker: 'assistant', text: `Right: ${HELP}` },
    { speaker: 'learner', text: HELP },
  ]);
  expect(findThreats(dossier)).toEqual([]);
});

test('only a long copy of a coach’s words counts, since they include the task', () => {
  const short = 'Weekly orders fell because the payment step times out on mobile.';
  expect(copiedIn(short, `${short} Why do you think so?`, 'coach')).toEqual([]);
  expect(copiedIn(short, `${short} Why do you think so?`)).toHaveLength(1);
  expect(copiedIn(HELP, HELP, 'coach')).toHaveLength(2);
});
