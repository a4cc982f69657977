import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordCount } from './text.ts';

test.each([
  ['English', "It doesn't scale past ten users", 6],
  ['joined', 'top-down re-run_2', 2],
  ['accents apart', 'La cafe\u0301tière', 2],
  ['Korean', '고객이 줄었다고 봅니다', 3],
  ['Chinese', '我先核对了订单数据然后才下结论', 8],
  ['Japanese', '昨日は在庫を数えてから発注した', 8],
  ['Thai', 'ฉันตรวจสอบใบเสร็จทุกใบก่อนส่ง', 8],
  ['mixed', 'SQLで2回集計した', 6],
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
