const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|([\s\S]))/gu;
const WORDS: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  null: 'null',
  none: 'null',
  undefined: 'null',
  nan: 'null',
};

/** Strings in the quotation marks that models use; `inner`: what may be in a string like an escaped character. */
function tokenPattern(inner: (end: string) => string, after: string): RegExp {
  const strings = ['""', "''", '“”'].map(([open, end = '']) => {
    const letters = `[^${end}\\\\]*`;
    return `${open}(${letters}(?:(?:\\\\[^]${inner(end)})${letters})*)${end}${after}`;
  });
  const rest = String.raw`([{}[\]:,])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?!\w))|([\p{L}_$][\p{L}\p{N}_$-]*)|["'“]`;
  return new RegExp(String.raw`(?:\s|//[^\n]*)*(?:${strings.join('|')}|${rest})`, 'uy');
}

const AFTER = String.raw`(?=\s*[,:}\]])`;
const STRICT = tokenPattern(() => '', '');
/** A quotation mark that nothing follows which may follow a string is part of the string. */
const LOOSE = tokenPattern((end) => `|${end}(?!${AFTER})`, AFTER);

function unescaped(raw: string): string {
  return raw.replace(ESCAPE, (_all, code: string | undefined, letter = '') =>
    code === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(parseInt(code, 16)),
  );
}

/**
 * Reads the object whose brace is at `start`; without a value, `end` is where it failed. Also accepts what models write
 * instead of JSON: single quotes, unquoted names, trailing commas, comments, `None` and `True`, line breaks in strings.
 */
function readObject(
  text: string,
  start: number,
  token: RegExp,
): Omit<FoundObject, 'start'> | { end: number } {
  const json: string[] = [];
  let [depth, end] = [0, start];
  do {
    token.lastIndex = end;
    const [found, double, single, curly, sign, number, word] = token.exec(text) ?? [];
    if (found === undefined) return { end };
    end = token.lastIndex;
    const string = double ?? single ?? curly;
    const name = string === undefined ? word : unescaped(string);
    const value = number === undefined ? WORDS[word?.toLowerCase() ?? ''] : String(Number(number));
    // A quotation mark alone opens a string that reaches to the end of the text.
    if (sign === undefined && value === undefined && name === undefined) return { end: text.length };
    if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      if (json.at(-1) === ',') json.pop();
      depth -= 1;
    }
    json.push(sign ?? value ?? JSON.stringify(name));
  } while (depth > 0);
  try {
    return { value: JSON.parse(json.join('')) as FoundObject['value'], end };
  } catch {
    return { end };
  }
}

/** An object in a text, from its opening brace to after its closing one. */
export type FoundObject = { value: Record<string, unknown>; start: number; end: number };

/**
 * The work limit as a multiple of the text's length; beyond it, braces that open no object are no longer tried one
 * by one.
 */
const READINGS = 8;

/** All outermost objects of a text in order; `isLoose`: strings may contain quotation marks. Linear in the length of the text. */
export function findObjects(text: string, isLoose: boolean): FoundObject[] {
  const found: FoundObject[] = [];
  let left = READINGS * text.length;
  for (let start = text.indexOf('{'); start !== -1;) {
    const read = readObject(text, start, isLoose ? LOOSE : STRICT);
    if ('value' in read) found.push({ ...read, start });
    else left -= read.end - start;
    start = text.indexOf('{', 'value' in read || left <= 0 ? read.end : start + 1);
  }
  return found;
}
