import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['a paragraph', '<p>test this discussion</p>', 'test this discussion'],
  ['references', '<p>Caf&eacute; &amp; 3 &lt; 4&nbsp;times</p>', 'Café & 3 < 4\u00a0times'],
  ['blocks', '<div><h2>Plan</h2>\n<ul><li>one</li><li>two<br>three</li></ul></div>', 'Plan\none\ntwo\nthree'],
  ['attributes', '<p class="a">See <a href="https://a.example/?b=1&c">this</a></p>', 'See this'],
  ['what is not seen', '<p>yes</p><!-- no --><script>no()</script><p>done</p>', 'yes\ndone'],
  ['other angle brackets', '<p>a < b and List<String></p>', 'a < b and List<String>'],
])('HTML with %s', (_name, html, text) => {
  expect(plainText(html)).toBe(text);
});

test.each([
  'a < b and b > c',
  'Use <b> for bold, then close it with </b>.',
  '<p> opens a paragraph',
  'Caf&eacute;',
])('%s is not HTML', (text) => {
  expect(plainText(text)).toBe(text);
});

test('a long text is read in linear time', () => {
  for (const part of ['<p>', '<script>', '<!--', '< ', '</p ', '<p ', '&nbsp;', '</p>', '<p>a</p>'])
    expect(plainText(`<p>${part.repeat(50_000)}</p>`)).toBeTypeOf('string');
});
