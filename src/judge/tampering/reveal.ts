/** Characters that take no room on the page: zero-width, bidirectional controls, soft hyphen, variation and tag characters. */
export const INVISIBLE =
  // oxlint-disable-next-line no-misleading-character-class
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/gu;

/** Cyrillic, Greek, Armenian and Cherokee letters that look like Latin ones, each with the letter it passes for. */
const LOOKALIKES =
  'аa еe оo рp сc уy хx іi ѕs јj ԁd һh ԛq ԝw ѵv ьb кk мm тt вb нh гr пn АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЅS ЈJ αa βb γy εe ηn ιi κk νv οo ρp τt υu χx ωw ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX օo ոn սu հh ցg ԍg ɑa ɡg ıi ӏl ɩi ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz';

const LATIN_OF: ReadonlyMap<string, string> = new Map(
  LOOKALIKES.split(' ').map((pair) => {
    const [strange = '', latin = ''] = pair;
    return [strange, latin];
  }),
);

const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;

function latinOf(word: string): string {
  return Array.from(word, (letter) => LATIN_OF.get(letter) ?? letter).join('');
}

function isDisguised(word: string, amongLatin: boolean): boolean {
  const letters = Array.from(word);
  const strange = letters.filter((letter) => LATIN_OF.has(letter)).length;
  if (strange === 0) return false;
  // A word in honest Cyrillic or Greek has no Latin letters and more than look-alikes, or stands among its own.
  const mixed = letters.some((letter) => LATIN.test(letter) && !LATIN_OF.has(letter));
  return (mixed && letters.length > 2) || (amongLatin && strange === letters.length && letters.length > 2);
}

/** Whether most letters around are Latin, so that a word of look-alikes alone is out of place. */
function isMostlyLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => LATIN.test(letter)).length > 0.6 * letters.length;
}

/** Words whose letters are not what they seem. */
export function disguisedWords(text: string): string[] {
  const amongLatin = isMostlyLatin(text);
  return (text.match(WORD) ?? []).filter((word) => isDisguised(word, amongLatin));
}

/** The text as a reader sees it: compatibility forms folded, invisible characters gone, look-alike letters made plain. */
export function reveal(text: string): string {
  const plain = text.normalize('NFKC').replace(INVISIBLE, '');
  if (/^[\p{ASCII}\p{Script=Latin}\p{P}\p{S}\s]*$/u.test(plain) && !/[ɑɡıɩᴀ-ᵿʙɢʜɪʟɴʀʏꜰꜱ]/u.test(plain))
    return plain;
  const amongLatin = isMostlyLatin(plain);
  return plain.replace(WORD, (word) => (isDisguised(word, amongLatin) ? latinOf(word) : word));
}
