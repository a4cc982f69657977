const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;
const SPACE = 32;

/** The index of the quote that ends the string starting at `from`. */
function endOf(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); ; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
}

/** The number of field names in a JSON text. */
function namesIn(text: string): number {
  let names = 0;
  for (let start = text.indexOf('"'); start !== -1;) {
    let after = endOf(text, start) + 1;
    while (text.charCodeAt(after) <= SPACE) after += 1;
    if (text.charCodeAt(after) === COLON) names += 1;
    start = text.charCodeAt(after) === QUOTE ? after : text.indexOf('"', after);
  }
  return names;
}

/** The number of fields in a parsed value. Iterative, so that deep nesting cannot overflow the stack. */
function fieldsIn(value: unknown): number {
  let fields = 0;
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const parts: unknown[] = Array.isArray(next) ? next : Object.values(next);
    if (!Array.isArray(next)) fields += parts.length;
    for (const part of parts) if (typeof part === 'object' && part !== null) open.push(part);
  }
  return fields;
}

/** Whether an object in a JSON text has a name twice: then the text has more names than `value`, its parsed form. */
export function hasRepeatedName(text: string, value: unknown): boolean {
  return namesIn(text) > fieldsIn(value);
}
