import { describe, expect, test } from 'vitest';
import { judgeDossier } from '../chain.ts';
import { buildDossier } from '../dossier/build.ts';
import { sentencesOf } from '../dossier/sentences.ts';
import type { Touchpoint } from '../../core/anchor.ts';
import { inputFrom } from '../measure/input-from.ts';
import { offlineJudge, readOffline } from './offline-judge.ts';

function readingOf(text: string, touchpoint: Touchpoint = 'note') {
  const turns = [{ speaker: 'learner' as const, text }];
  return readOffline(buildDossier(inputFrom({ id: 'a', task: '', turns }, touchpoint))).communication ?? null;
}

function pointsOf(text: string): number {
  const read = readingOf(text);
  expect(read).not.toBeNull();
  return read?.x ?? Number.NaN;
}

/** Work of several kinds and languages, each on another subject. */
const TEXTS: Record<string, string> = {
  note: 'I called the three clients who had cancelled in May. Two of the clients said that the invoice came twice. I asked the billing team to look at the double invoice, and they found a copied row. The row is gone now, so I will check the June invoices on Monday.',
  'one long sentence':
    'When the pump stopped on Tuesday evening I first went to the control room and looked at the display because the night before there had been a warning that nobody wrote down and then I called the workshop who said that the same thing had happened in March and that they would send somebody but until then we should run the second pump by hand.',
  German:
    'Ich habe die Rechnungen des letzten Quartals verglichen und drei Abweichungen gefunden. Die größte Abweichung entstand durch eine doppelt gebuchte Versicherungsprämie. Danach habe ich die Buchhaltung informiert und den Betrag korrigieren lassen.',
  French:
    'J’ai mesuré le temps d’attente à la caisse pendant deux heures. Le temps moyen était de six minutes, surtout parce qu’une seule caisse était ouverte. Nous avons ouvert une deuxième caisse, et l’attente est tombée à trois minutes.',
  Turkish:
    'Üç müşteriyi aradım ve neden ayrıldıklarını sordum. İkisi fiyatın yüksek olduğunu söyledi. Sonra ilk yıl için indirim önerdim ve sonucu yöneticime yazdım.',
  Finnish:
    'Soitin kolmelle asiakkaalle, jotka olivat lähteneet. Kaksi heistä sanoi hinnan olevan liian korkea. Sen jälkeen ehdotin alennusta ensimmäiselle vuodelle ja kirjoitin tuloksen esimiehelleni.',
  Chinese:
    '我先核对了订单数据，然后才下结论。第三季度的退货率是百分之四，比去年低。我给仓库打了电话，确认了两个错误的地址。',
  slides:
    'Why the returns went up\n• Returns of shoes grew from 4 to 9 percent\n• Most returned shoes were too small\n• The size table of the new maker differs from ours\nWhat we will do\n• Put the size table of the maker on the page\n• Measure the returns again in six weeks',
  chat: 'ok so i looked at the log first\nthe error comes only when two people save at once\ni think the lock is taken too late in the save step\nmoved the lock up and the error has not come back in fifty runs',
};

const FILLERS = [
  'There are many things that could be said about this.',
  'In general it depends on a number of different aspects.',
  'At the end of the day everybody has to decide for themselves.',
  'It is always good to keep an open mind about such questions.',
];

function sentences(text: string): string[] {
  return sentencesOf(text).map((sentence) => sentence.text);
}

const eachSentence = (change: (sentence: string, at: number) => string) => (text: string) =>
  sentences(text).map(change).join('\n');

const JOINING = ['Furthermore, ', 'Then ', 'Therefore, ', 'In addition, ', 'Moreover, '];

const UNMOVED: [string, (text: string) => string][] = [
  ['the text twice', (text) => `${text}\n\n${text}`],
  ['each sentence twice', eachSentence((sentence) => `${sentence}\n${sentence}`)],
  ['bullets', eachSentence((sentence) => `- ${sentence}`)],
  ['numbers', eachSentence((sentence, at) => `${at + 1}. ${sentence}`)],
  ['“Furthermore” in each sentence', eachSentence((sentence) => `Furthermore, ${sentence}`)],
  ['“Then” in each sentence', eachSentence((sentence) => `Then ${sentence}`)],
  ['joining words', eachSentence((sentence, at) => `${JOINING[at % JOINING.length]}${sentence}`)],
];

describe.each(Object.entries(TEXTS))('%s', (_kind, text) => {
  test.each(UNMOVED)('%s raises the reading by two points at most', (_name, change) => {
    expect(pointsOf(change(text)) - pointsOf(text)).toBeLessThanOrEqual(2);
  });

  test('is read, with at least two quotes where there are two sentences', () => {
    const read = readingOf(text);
    expect(read?.quotes.length).toBeGreaterThanOrEqual(Math.min(2, sentences(text).length));
    for (const { text: quote } of read?.quotes ?? []) expect(text).toContain(quote);
    expect(read?.confidence).toBeLessThanOrEqual(0.5);
  });
});

test.each([
  ['three general sentences', (text: string) => `${text} ${FILLERS.slice(0, 3).join(' ')}`],
  ['one after each sentence', eachSentence((one, at) => `${one} ${FILLERS[at % 4]} (${at})`)],
  [
    'as much again',
    (text: string) => `${text} ${FILLERS.join(' ')} ${FILLERS.map((one) => `${one} Again.`).join(' ')}`,
  ],
])('padding with %s raises readings by two points at most, on average', (_name, pad) => {
  const raised = Object.values(TEXTS).map((text) => pointsOf(pad(text)) - pointsOf(text));
  expect(raised.reduce((sum, points) => sum + points, 0) / raised.length).toBeLessThanOrEqual(2);
  expect(Math.max(...raised)).toBeLessThanOrEqual(5);
});

test('long words without content read at most ten points above plain work', () => {
  const empty =
    'Profound understanding emerges wherever thoughtful consideration encounters genuine curiosity. Every meaningful endeavour reflects underlying principles whose significance transcends immediate circumstances. Consequently, excellence manifests through harmonious integration of complementary perspectives.';
  const plain =
    'We ran the test again with a new cable. The error went away. So the old cable was the cause. I wrote it down and told the team to check the other two desks.';
  expect(pointsOf(empty) - pointsOf(plain)).toBeLessThanOrEqual(10);
});

test('a language of long words, or a script of its own, is not read below plain English', () => {
  const plain = pointsOf(TEXTS.note ?? '');
  for (const language of ['German', 'French', 'Turkish', 'Finnish', 'Chinese']) {
    expect(pointsOf(TEXTS[language] ?? ''), language).toBeGreaterThan(plain - 4);
  }
  const thai = 'ฉันตรวจสอบใบเสร็จทุกใบก่อนส่ง แล้วโทรหาลูกค้าสามราย ลูกค้าสองรายบอกว่าราคาสูงเกินไป ';
  expect(pointsOf(thai)).toBe(52);
  const hindi = 'मैंने पिछली तिमाही के बिलों की तुलना की। तीन गलतियाँ मिलीं। सबसे बड़ी गलती दो बार दर्ज की गई राशि थी।';
  expect(pointsOf(hindi)).toBeGreaterThan(plain - 4);
});

test('run-on sentences read lower than the same words in sentences', () => {
  const long = TEXTS['one long sentence'] ?? '';
  const apart = long
    .replace(' because the night', '. The night')
    .replace(' and then I called', '. Then I called')
    .replace(' and that they', '. They said that they');
  expect(pointsOf(apart) - pointsOf(long)).toBeGreaterThan(1);
});

test('wrapped lines read the same as unwrapped text', () => {
  const text = TEXTS['one long sentence'] ?? '';
  const wrapped = text.replace(/(.{60,70}) (?=\S)/gu, '$1\n');
  expect(wrapped.split('\n').length).toBeGreaterThan(4);
  expect(pointsOf(wrapped)).toBeCloseTo(pointsOf(text), 1);
});

test('tables, sums and code are left out', () => {
  const text = TEXTS.note ?? '';
  const table =
    '| May | 1,204 | 1,198 | 0.5 % |\n| June | 1,340 | 1,296 | 3.3 % |\nfor (let i = 0; i < n; i++) { s += a[i] * 2; }\n12 + 30 = 42';
  expect(pointsOf(`${text}\n${table}`)).toBe(pointsOf(text));
});

test('few words lower the confidence but not the reading', () => {
  const sentence = 'I counted the boxes on both shelves and wrote down twelve.';
  const short = readingOf(sentence);
  const four = ['boxes', 'jars', 'lamps', 'tins', 'ropes', 'bags', 'pans'].map((thing) =>
    sentence.replace('boxes', thing),
  );
  expect(short?.confidence).toBe(0.25);
  expect(readingOf(four.join(' '))?.confidence).toBe(0.5);
  // The text is only one sentence with one word changed.
  expect(Math.abs((readingOf(four.join(' '))?.x ?? 0) - (short?.x ?? 0))).toBeLessThanOrEqual(2);
  expect(readingOf('I am done.')).toBeNull();
});

test('a run-on text is quoted in whole words, which the chain finds', async () => {
  const text = 'and then we went on to count the long planks again '.repeat(40);
  const turns = [{ speaker: 'learner' as const, text }];
  const dossier = buildDossier(inputFrom({ id: 'a', task: '', turns }, 'note'));
  const { grounded } = await judgeDossier(offlineJudge, dossier);
  const read = grounded.skills.find(({ skill }) => skill === 'communication');
  expect(read?.quotes.length).toBeGreaterThan(0);
});

test('speech is not read: its sentences are the transcriber’s', () => {
  expect(readingOf(TEXTS.note ?? '', 'voice')).toBeNull();
  expect(readingOf(TEXTS.note ?? '', 'work')).not.toBeNull();
  expect(readingOf(TEXTS.note ?? '', 'chat')).not.toBeNull();
});
