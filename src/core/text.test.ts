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
  ['a line drawn with long-vowel marks', 'ーーーーーー', 0],
  ['a long vowel in a word', 'コーヒー', 2],
  ['Braille', '⠓⠑⠇⠇⠕⠀⠺⠕⠗⠇⠙', 2],
  ['Makasar', '𑻠𑻡𑻢𑻣𑻤𑻥', 2],
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
  ['ornamental quotation marks', 'It is ❝done❞ and ⹂gone❠', 'It is "done" and "gone"'],
  ['upright and narrow corner brackets', '我说﹁是﹂和｢否｣', '我说「是」和「否」'],
  ['an apostrophe within a letter', 'ŉ man', "'n man"],
  ['capital sharp s', 'GROẞ', 'groß'],
  ['a dash after the last word', 'I checked it—', 'I checked it'],
  ['wave dashes', '行きます〜、１〜３日', '行きます～、1～3日～'],
  ['middle dots for an ellipsis', '確認しました・・・', '確認しました'],
  ['Tibetan syllable marks at the end', 'བལྟས་པ་ཡིན་', 'བལྟས་པ་ཡིན།'],
  ['brackets around all of it', '(I checked it.)', 'I checked it'],
  ['bold type', '**I checked _it_ again**', 'I checked _it_ again'],
  ['struck-through type', '~~I checked it~~!', 'I checked it'],
  ['points of a list', '▪ I checked it', 'I checked it'],
  ['next-line controls', 'first\u0085then', 'first then'],
  ['white space', '  I \n\t checked\u00a0it ', 'I checked it'],
];

test.each(SAME)('the same words in other %s are equal', (_name, one, other) => {
  expect(normalise(one)).toBe(normalise(other));
});

test('every letter is equal to itself in capitals and in small letters', () => {
  const differing: string[] = [];
  for (let code = 0; code < 0x20000; code += 1) {
    const letter = String.fromCodePoint(code);
    if (!/\p{Cased}/u.test(letter)) continue;
    const forms = [letter, letter.toUpperCase(), letter.toLowerCase()].map((form) => normalise(`a${form}b`));
    if (new Set(forms).size > 1) differing.push(letter);
  }
  expect(differing).toEqual([]);
});

test('a long run of marks is compared in linear time', () => {
  for (const mark of ['(', '*', "'", '~', '- ', '・', '.'])
    expect(normalise(`one ${mark.repeat(100_000)}two`)).toContain('two');
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
  ['(a) and (b)', 'a) and (b'],
  ['a * b', 'a b'],
])('%s and %s are different words', (one, other) => {
  expect(normalise(one)).not.toBe(normalise(other));
});
