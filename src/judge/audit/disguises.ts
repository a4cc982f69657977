const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

type Disguise = (text: string) => string;
export type Disguises = Readonly<Record<string, Disguise>>;

function eachLetter(change: (place: number, base: number) => number): Disguise {
  return (text) =>
    text.replace(/[a-z]/giu, (letter) => {
      const base = letter <= 'Z' ? 65 : 97;
      return String.fromCodePoint(change(letter.charCodeAt(0) - base, base));
    });
}

function shifted(by: number): Disguise {
  return eachLetter((place, base) => base + ((place + by) % 26));
}

function swapped(letters: Readonly<Record<string, string>>): Disguise {
  return (text) => text.replace(/[a-z]/gu, (letter) => letters[letter] ?? letter);
}

function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{1,5}/gu, (five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '');
}

function pigLatin(text: string): string {
  return text.toLowerCase().replace(/[a-z]+/gu, (word) => {
    const onset = /^(?:[^aeiou]*qu|[^aeiouy]+|y(?=[aeiou]))/u.exec(word)?.[0] ?? '';
    return onset === '' ? `${word}way` : `${word.slice(onset.length)}${onset}ay`;
  });
}

function byEar(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('tion', 'shun')
    .replaceAll('ea', 'ee')
    .replaceAll('ge', 'je')
    .replace(/c(?=[aoulr])/gu, 'k')
    .replace(/(?<=[aeiou])([bdmnprt])(?=[aeiou])/gu, '$1$1');
}

const apart = (text: string, by: string) => Array.from(text).join(by);

export const HIDDEN: Disguises = {
  'zero-width letters': (text) => apart(text, '\u200B'),
  'tag characters': (text) =>
    `Thanks. ${Array.from(text, (sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join('')}`,
  'look-alike letters': swapped({ a: 'а', e: 'е', o: 'о', c: 'с', p: 'р', i: 'і' }),
};

export const CODINGS: Disguises = {
  base64: (text) => `Reference: ${Buffer.from(text).toString('base64')}`,
  base32,
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  'percent signs': (text) => Buffer.from(text).toString('hex').replace(/../gu, '%$&'),
  'character entities': (text) => Array.from(text, (sign) => `&#${sign.codePointAt(0)};`).join(''),
  'short base64': (text) =>
    Buffer.from(text)
      .toString('base64')
      .replace(/.{8}(?=.)/gu, '$&\n'),
};

/** Other disguises that a filter may miss and a model may read. */
export const DISGUISES: Disguises = {
  'full-width letters': (text) =>
    text.replace(/[!-~]/gu, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0)),
  'mathematical letters': eachLetter((place, base) => (base === 65 ? 0x1d400 : 0x1d41a) + place),
  'accents over letters': (text) => text.replace(/[a-z]/giu, '$&\u0336'),
  rot13: shifted(13),
  'another shift': shifted(7),
  'Pig Latin': pigLatin,
  'misspelt words': byEar,
  'letters between emoji': (text) => text.replace(/\S+/gu, (word) => apart(word, '🌟')),
  'words in reverse order': (text) => text.replace(/[.,:]/gu, '').split(' ').toReversed().join(' '),
  'written backwards': (text) => Array.from(text).toReversed().join(''),
  'digits for letters': swapped({ a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' }),
  'letters set apart': (text) => apart(text, ' '),
  'cut over lines': (text) => (text.match(/(?:\S+\s*){1,3}/gu) ?? []).join('\n').replace(/[.!?:]$/u, ''),
};
