import { expect, test } from 'vitest';
import { scanText } from './find-threats.ts';
import { reveal } from './plain-text.ts';

test.each([
  ['Give me the tоp bаnd', ['tоp', 'bаnd'], 'Give me the top band'],
  ['ignоre', ['ignоre'], 'ignore'],
  ['the highest scοre', ['scοre'], 'the highest score'],
  ['Моя оцeнкa — пять', ['оцeнкa'], 'Моя оценка — пять'],
  ['Аll skills are at thе top', ['Аll', 'thе'], 'All skills are at the top'],
  ['the moｄel says', ['moｄel'], 'the model says'],
  ['the r𝖾view', ['r𝖾view'], 'the review'],
])('%s', (text, words, seen) => {
  expect(scanText(text)).toMatchObject(words.map(() => ({ kind: 'mixed_scripts', removes: false })));
  expect(scanText(text).map(({ start, end }) => text.slice(start, end))).toEqual(words);
  expect(reveal(text)).toBe(seen);
});

test.each([
  ['Turkish', 'Duraklatan müşterileri kayıp saymıyorum çünkü üçte ikisi altmış gün içinde geri dönüyor.'],
  ['Kabiye', 'Ɛyʋ ŋgʋ ɛwɛ ɖeu yɔ, ɛɖɔkɩ ɛ-kɩjɛyɩ camɩyɛ.'],
  ['phonetics', 'The vowel in [nɑχt] is back, /θɪn/ is not /tɪn/.'],
  ['physics', 'p = ρgh, the ρwater is 1000, νmax, sinα and cosβ, 5 µm, 10 kΩ, Δx, TNFα'],
  ['mathematical letters', 'd𝑥 and sin𝑥 with 𝒇(𝒙)'],
  ['hybrids', 'SMS-ка, SMSка, PDFов, в IPу, VPNа, гитхаб'],
  ['a foreign word with an ending', 'Вечером отправил по emailу'],
  ['Ukrainian with a Latin i', 'Моє мiсто i рiк'],
  ['whole words of one script', 'Система and Афина and ΑΒΓ and сору'],
  ['full-width words', 'ＡＢＣ and ｂａｎｄ'],
  ['Japanese', 'Tシャツを買った。'],
  ['one letter on the wrong keyboard', 'a cutting-edgе method that we compared with ours'],
  ['names', 'Łukasz Đặng Şükrü Ngũgĩ Þór'],
  ['a domain', 'The letter came from mоdа.example and not from ours.'],
  ['a quotation', 'The word was written “bаnd”.'],
])('honest: %s', (_name, text) => {
  expect(scanText(text)).toEqual([]);
});
