import unhomoglyph from 'unhomoglyph';

/** Accents, and characters that belong to no single script. */
const OF_ALL = /[\p{Script=Common}\p{Script=Inherited}\p{M}]/u;
const WIDE = /[\uFF21-\uFF3A\uFF41-\uFF5A]/u;
const MATHEMATICAL = /[\u{1D400}-\u{1D7CB}]/u;

/** The scripts whose letters are confused with each other. */
export const SCRIPTS = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
};
export type Script = keyof typeof SCRIPTS;

/** The range of each script's letters with lookalikes. */
const BLOCKS: Readonly<Record<Script, [from: number, to: number]>> = {
  Latin: [0x41, 0x7a],
  Greek: [0x391, 0x3c9],
  Cyrillic: [0x400, 0x45f],
};

/** The plain form of a full-width or mathematical letter. */
function plainLetter(letter: string): string {
  return WIDE.test(letter) || MATHEMATICAL.test(letter) ? letter.normalize('NFKC') : letter;
}

/** A script's letters by their confusable skeleton (Unicode TS 39). */
function lettersOf(script: Script): ReadonlyMap<string, string> {
  const [from, to] = BLOCKS[script];
  const letters = Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
  return new Map(
    letters.filter((letter) => /\p{L}/u.test(letter)).map((letter) => [unhomoglyph(letter), letter]),
  );
}

const LETTERS = {
  Latin: lettersOf('Latin'),
  Cyrillic: lettersOf('Cyrillic'),
  Greek: lettersOf('Greek'),
} as const;

const lookalikes = new Map<string, string | null>();

/** The letter of `script` that another letter looks like; null if there is none. Cached, since the table is slow. */
export function passesFor(letter: string, script: Script): string | null {
  const key = `${script}${letter}`;
  const known = lookalikes.get(key);
  if (known !== undefined) return known;
  const found = LETTERS[script].get(unhomoglyph(plainLetter(letter))) ?? null;
  lookalikes.set(key, found);
  return found;
}

/** Whether a letter belongs to a script, or is an accent. */
export function isOf(letter: string, script: Script): boolean {
  return (SCRIPTS[script].test(letter) && !WIDE.test(letter)) || isAccent(letter);
}

function isAccent(letter: string): boolean {
  return OF_ALL.test(letter) && !MATHEMATICAL.test(letter);
}
