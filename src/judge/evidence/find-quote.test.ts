import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dossierOf } from '../../../test/support/dossier-of.ts';
import { findQuote, textAt } from './find-quote.ts';
import { foldText } from './fold-text.ts';

/** The learner's text, the quote as a judge gives it, and the learner's words that are stored; null if refused. */
const QUOTES: [name: string, text: string, quote: string, stored: string | null][] = [
  ['curly apostrophe', 'It doesn’t scale past ten users.', "It doesn't scale", 'It doesn’t scale'],
  ['straight for curly', "It doesn't scale.", 'It doesn’t scale', "It doesn't scale"],
  ['German quotation marks', 'Er sagte „zu spät“ und ging.', 'Er sagte "zu spät"', 'Er sagte „zu spät“'],
  ['guillemets', 'Le client dit « jamais » deux fois.', 'dit " jamais " deux', 'dit « jamais » deux'],
  [
    'guillemets without their spaces',
    'Elle a dit « c’est prêt » avant midi.',
    'dit "c\'est prêt" avant',
    'dit « c’est prêt » avant',
  ],
  ['en dash', 'Weeks 12–14 were flat.', 'Weeks 12-14 were flat', 'Weeks 12–14 were flat'],
  ['minus sign', 'Net was −4 percent.', 'Net was -4 percent', 'Net was −4 percent'],
  ['ellipsis', 'I waited… then I called.', 'I waited... then I called', 'I waited… then I called'],
  ['soft hyphens', 'The reten\u00ADtion cohort shrank.', 'retention cohort', 'reten\u00ADtion cohort'],
  ['ligature', 'The ﬁrst ﬂow failed.', 'first flow', 'ﬁrst ﬂow'],
  ['line break and tab', 'I checked\n\tthe log twice.', 'I checked the log', 'I checked\n\tthe log'],
  ['no-break space', 'About 18\u00A0% left.', 'About 18 % left', 'About 18\u00A0% left'],
  ['decomposed accents', 'La cafe\u0301tière a fui.', 'La cafétière', 'La cafe\u0301tière'],
  [
    'decomposed Korean',
    '고객이 줄었다고 봅니다.'.normalize('NFD'),
    '고객이 줄었다고',
    '고객이 줄었다고'.normalize('NFD'),
  ],
  ['full width', 'ＳＱＬで２回集計した。', 'SQLで2回集計した', 'ＳＱＬで２回集計した'],
  ['half-width kana', 'ﾃﾞｰﾀを確認した', 'データを確認', 'ﾃﾞｰﾀを確認'],
  ['Chinese clause', '我先核对了订单数据然后才下结论。', '核对了订单数据', '核对了订单数据'],
  ['Chinese over a line', '我先核对了订单\n数据。', '核对了订单数据', '核对了订单\n数据'],
  ['Japanese clause', '昨日は在庫を数えてから発注した。', '在庫を数えて', '在庫を数えて'],
  ['Thai clause', 'ฉันตรวจสอบใบเสร็จทุกใบก่อนส่ง', 'ตรวจสอบใบเสร็จ', 'ตรวจสอบใบเสร็จ'],
  ['Thai, within a letter and its mark', 'ที่นี่', 'ท', null],
  ['Khmer clause', 'ខ្ញុំបានពិនិត្យវិក្កយបត្រ', 'ពិនិត្យ', 'ពិនិត្យ'],
  ['Persian without its joiner', 'من می\u200Cروم به بازار', 'میروم به بازار', 'می\u200Cروم به بازار'],
  ['Hebrew with marks', 'אמרתי ״לא״ פעמיים', 'אמרתי ״לא״', 'אמרתי ״לא״'],
  ['Devanagari', 'मैंने दो बार जाँचा।', 'दो बार जाँचा', 'दो बार जाँचा'],
  ['Turkish', 'Iğdır şubesini ısrarla aradım.', 'ısrarla aradım', 'ısrarla aradım'],
  ['Turkish, another letter', 'ısrarla aradım', 'israrla aradım', null],
  ['wrapped in quotation marks', 'Orders fell in May.', '“Orders fell in May.”', 'Orders fell in May'],
  ['a full stop of its own', 'Orders fell in May, then rose.', 'Orders fell in May.', 'Orders fell in May'],
  ['Hebrew abbreviation', 'שלחתי לד״ר כהן ולחב׳ הצנרת.', 'לד"ר כהן ולחב\' הצנרת', 'לד״ר כהן ולחב׳ הצנרת'],
  ['stretched Arabic', 'راجعت البـيـانات مرتين.', 'راجعت البيانات', 'راجعت البـيـانات'],
  ['two hyphens for a dash', 'The fit--made alone--was closer.', 'made alone—was', 'made alone--was'],
  ['spaces beside a dash', 'The fit—made alone—was closer.', 'made alone - was', 'made alone—was'],
  ['French space before a mark', 'Est-ce vrai ? Oui.', 'Est-ce vrai? Oui', 'Est-ce vrai ? Oui'],
  ['Chinese with spaces at digits', '订单在第14周下降。', '订单在第 14 周', '订单在第14周'],
  ['fraction', 'Add ½ a cup.', 'Add 1/2 a cup', 'Add ½ a cup'],
  ['a word beside a dash', 'The well-known feed broke.', 'known feed', 'known feed'],
  ['within a German word', 'Die Kundenabwanderung stieg.', 'abwanderung', null],
  ['within an English word', 'The unreliable feed broke.', 'reliable feed', null],
  ['other words', 'Orders fell in May.', 'Orders rose in May', null],
  ['words left out', 'Orders fell sharply in May.', 'Orders fell in May', null],
  ['signs only', 'Well… — !', '— !', null],
];

test.each(QUOTES)('%s', (_name, text, quote, stored) => {
  const { turns } = dossierOf([{ speaker: 'learner', text }]);
  const [found] = findQuote(turns, 1, quote);
  expect(found === undefined ? null : textAt(found)).toBe(stored);
});

const ODD = [
  '\u1FFD',
  '\u1FEF',
  'ﷺ',
  'ﬃ',
  '´',
  '¨',
  '\u00AD',
  '\u200B',
  '\u0301',
  'ﾞ',
  'ﾊ',
  '\u1100',
  '\u1161',
  '\u11A8',
  '가',
  '…',
  '½',
  '\u{1D41A}',
  '„',
  '—',
  '日',
  '\n',
  '-',
  '"',
  '⁄',
  '\u0640',
  '״',
  '?',
];
const text = fc.oneof(
  fc.string({ unit: 'grapheme-composite', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...ODD, 'a', ' ', 'ก', '1'), { maxLength: 40 }).map((parts) => parts.join('')),
);

test('folding is idempotent, and positions are in order', () => {
  fc.assert(
    fc.property(text, (given) => {
      const { folded, from } = foldText(given);
      expect(foldText(folded).folded).toBe(folded);
      expect(from).toHaveLength(folded.length + 1);
      expect(from.every((at, index) => index === 0 || at >= (from[index - 1] ?? 0))).toBe(true);
      expect(from.at(-1)).toBe(given.length);
    }),
    { numRuns: 2000 },
  );
});

test('texts that Unicode calls equivalent fold to the same', () => {
  fc.assert(
    fc.property(text, (given) => {
      const { folded } = foldText(given);
      for (const form of ['NFC', 'NFD'] as const) expect(foldText(given.normalize(form)).folded).toBe(folded);
    }),
    { numRuns: 2000 },
  );
});

test('a match has the words of the quote and begins and ends between words', () => {
  fc.assert(
    fc.property(text, fc.nat(60), fc.integer({ min: 1, max: 20 }), (given, start, length) => {
      const { turns } = dossierOf([{ speaker: 'learner', text: given }]);
      const quote = given.slice(start, start + length);
      for (const found of findQuote(turns, 1, quote)) {
        const folded = foldText(textAt(found)).folded.trim();
        const wanted = foldText(quote.toWellFormed()).folded.trim();
        expect(wanted).toContain(folded.replace(/^[\s"'([.,;:!?。、！？]+|[\s"')\].,;:!?。、！？]+$/gu, ''));
        const whole = given.toWellFormed();
        const [left, right] = [whole.slice(0, found.start).at(-1) ?? '', whole.slice(found.end)[0] ?? ''];
        const latin = /[a-z0-9]/u;
        if (latin.test(left)) expect(latin.test(folded[0] ?? '')).toBe(false);
        if (latin.test(right)) expect(latin.test(folded.at(-1) ?? '')).toBe(false);
      }
    }),
    { numRuns: 2000 },
  );
});
