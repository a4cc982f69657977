import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise, wordCount } from './text.ts';

test.each([
  ['English', "It doesn't scale past ten users", 6],
  ['joined', 'top-down re-run_2', 2],
  ['accents apart', 'La cafe\u0301tière', 2],
  ['Korean', '고객이 줄었다고 봅니다', 3],
  ['Chinese', '我先核对了订单数据然后才下结论', 8],
  ['Japanese', '昨日は在庫を数えてから発注した', 8],
  ['Thai', 'ฉันตรวจสอบใบเสร็จทุกใบก่อนส่ง', 8],
  ['mixed', 'SQLで2回集計した', 6],
  ['Persian with joiners', 'می\u200cخواهم بروم', 2],
  ['soft hyphens', 'conver\u00adsion rates', 2],
  ['Thai with a zero-width space after each letter', 'ก\u200bข\u200bค', 1],
  ['Buginese', 'ᨔᨗᨕᨛᨔᨗᨕᨛ', 2],
  ['Thai digits', '๑๒๓๔๕', 1],
  ['Khmer digits', '០១២៣', 1],
  ['Hangul fillers', '\u3164 \u115f', 0],
  ['a stretching line alone', 'ـ', 0],
  ['a letter alone', '好', 1],
  ['nothing', ' …!', 0],
])('words in %s', (_name, text, words) => {
  expect(wordCount(text)).toBe(words);
});

test('the count of two texts side by side is the sum', () => {
  const text = fc.string({ unit: 'grapheme-composite', maxLength: 40 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(wordCount(`${a}\n${b}`)).toBe(wordCount(a) + wordCount(b));
    }),
  );
});

const SAME: [string, string, string][] = [
  ['case', 'WE SOLD Straße ΟΔΟΣ', 'we sold strasse οδος'],
  ['quotation marks and apostrophes', 'It’s “done”', "It's «done»"],
  ['dashes', 'first – then', 'first - then'],
  ['punctuation at the ends', '… I checked it!?', 'I checked it'],
  ['invisible characters', 'I ch\u00ade\u200bcked\ufeff it', 'I checked it'],
  ['width', 'ＳＱＬ　ｊｏｉｎ', 'SQL join'],
  ['normal form', 'cafe\u0301', 'caf\u00e9'],
  ['ligatures', 'ﬁrst eﬀort', 'first effort'],
  ['a line break between Chinese letters', '我先核对\n了订单', '我先核对了订单'],
  ['French quotation marks with spaces', 'elle dit « oui » et part', 'elle dit "oui" et part'],
  ['Hebrew marks', 'צה״ל', 'צה"ל'],
  ['stretched Arabic', 'العمــلاء', 'العملاء'],
  ['a dotted capital I', 'İstanbul', 'istanbul'],
  ['spaces between Chinese and Latin', '用 SQL 查询', '用SQL查询'],
  ['Ethiopic separators', 'ሰላም፡ለዓለም።', 'ሰላም ለዓለም'],
  ['white space', '  I \n\t checked\u00a0it ', 'I checked it'],
];

test.each(SAME)('the same words in other %s are equal', (_name, one, other) => {
  expect(normalise(one)).toBe(normalise(other));
});

test.each([
  ['a > b', 'a < b'],
  ['3.5 percent', '35 percent'],
  ['can not', 'cannot'],
  ['resume', 'résumé'],
  ['5', '5%'],
  ['5', '-5'],
  ['5', '.5'],
  ['print(sum(a)', 'print(sum(a))'],
])('%s and %s are different words', (one, other) => {
  expect(normalise(one)).not.toBe(normalise(other));
});
