const BLANK = /(?:\s+|\/\/[^\n]*)*/y;
const STRINGS: Readonly<Record<string, RegExp>> = {
  '"': /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"/y,
  "'": /'([^'\\]*(?:\\[\s\S][^'\\]*)*)'/y,
  '“': /“([^”\\]*(?:\\[\s\S][^”\\]*)*)”/y,
};
const NAME = /[\p{L}_$][\p{L}\p{N}_$-]*/uy;
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?!\w)/y;
const WORD = /[A-Za-z]+/y;
const WORDS = new Map<string, unknown>(
  Object.entries({ true: true, false: false, null: null, none: null, undefined: null, nan: null }),
);
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|([\s\S]))/gu;
const DEEPEST = 32;
const FAILED = Symbol('failed');

function unescaped(raw: string): string {
  return raw.replace(ESCAPE, (_all, code: string | undefined, letter: string | undefined) =>
    code === undefined ? (ESCAPES[letter ?? ''] ?? letter ?? '') : String.fromCharCode(parseInt(code, 16)),
  );
}

/**
 * Reads the object whose brace is at `start`; without a value, `end` is where it failed. Also accepts what models write instead of
 * JSON: single quotes, unquoted names, trailing commas, comments, `None` and `True`, line breaks in strings. Never
 * reads past the object, and never reads a character twice.
 */
function readObject(text: string, start: number): Omit<FoundObject, 'start'> | { end: number } {
  let at = start;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  const skip = (): string => {
    take(BLANK);
    return text[at] ?? '';
  };
  const string = (): string | typeof FAILED => {
    const pattern = STRINGS[text[at] ?? ''];
    const found = pattern === undefined ? null : take(pattern);
    if (found !== null) return unescaped(found[1] ?? '');
    // An unclosed string reaches to the end of the text.
    if (pattern !== undefined) at = text.length;
    return FAILED;
  };
  const list = (depth: number): unknown => {
    const items: unknown[] = [];
    at += 1;
    for (let next = skip(); next !== ']'; next = skip()) {
      const item = value(depth + 1);
      if (item === FAILED) return FAILED;
      items.push(item);
      if (skip() === ',') at += 1;
      else if (text[at] !== ']') return FAILED;
    }
    at += 1;
    return items;
  };
  const object = (depth: number): Record<string, unknown> | typeof FAILED => {
    const entries: [string, unknown][] = [];
    at += 1;
    for (let next = skip(); next !== '}'; next = skip()) {
      const key = STRINGS[next] === undefined ? (take(NAME)?.[0] ?? FAILED) : string();
      if (key === FAILED || skip() !== ':') return FAILED;
      at += 1;
      const item = value(depth + 1);
      if (item === FAILED) return FAILED;
      entries.push([key, item]);
      if (skip() === ',') at += 1;
      else if (text[at] !== '}') return FAILED;
    }
    at += 1;
    return Object.fromEntries(entries);
  };
  const value = (depth: number): unknown => {
    if (depth > DEEPEST) return FAILED;
    const next = skip();
    if (next === '{') return object(depth);
    if (next === '[') return list(depth);
    if (STRINGS[next] !== undefined) return string();
    const number = take(NUMBER);
    if (number !== null) return Number(number[0]);
    const word = take(WORD)?.[0].toLowerCase() ?? '';
    return WORDS.has(word) ? WORDS.get(word) : FAILED;
  };
  const read = object(0);
  return read === FAILED ? { end: Math.max(at, start + 1) } : { value: read, end: at };
}

/** An object in a text, from its opening brace to after its closing one. */
export type FoundObject = { value: Record<string, unknown>; start: number; end: number };

/**
 * The work limit as a multiple of the text's length; beyond it, braces that open no object are no longer tried one
 * by one.
 */
const READINGS = 8;

/** All outermost objects of a text in order. Linear in the length of the text. */
export function findObjects(text: string): FoundObject[] {
  const found: FoundObject[] = [];
  let left = READINGS * text.length;
  for (let start = text.indexOf('{'); start !== -1;) {
    const read = readObject(text, start);
    if ('value' in read) found.push({ ...read, start });
    else left -= read.end - start;
    start = text.indexOf('{', 'value' in read || left <= 0 ? read.end : start + 1);
  }
  return found;
}
