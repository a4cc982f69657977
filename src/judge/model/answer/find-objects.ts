import { readObject } from './read-object.ts';

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
    let next: number;
    if ('failedAt' in read) {
      left -= read.failedAt - start;
      next = left > 0 ? start + 1 : read.failedAt;
    } else {
      found.push({ value: read.value, start, end: read.end });
      next = read.end;
    }
    start = text.indexOf('{', next);
  }
  return found;
}
