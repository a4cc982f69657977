import { LRUCache } from 'lru-cache';
import type { DocumentError } from '../../core/document-error.ts';
import { isForbiddenName } from './forbidden-name.ts';

/** Objects and arrays within each other, the event itself counted. */
const DEPTH = 32;
const ERRORS = 20;
const PART_LENGTH = 64;
const NAMES_KEPT = 4000;
/** All kept names together, in characters. */
const NAMES_LENGTH = 1024 * 1024;

type Node = { value: unknown; key: string | number; parent: Node | null; depth: number };

/** A JSON pointer to a node. A key that is too long to be shown is cut, and ill-formed text is mended. */
function pointerTo(node: Node): string {
  const parts: string[] = [];
  for (let at = node; at.parent; at = at.parent) {
    const part = String(at.key).slice(0, PART_LENGTH).toWellFormed().replaceAll('\0', '\uFFFD');
    parts.push(`/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
  return parts.toReversed().join('');
}

// The same few names come with every event.
const forbidden = new LRUCache<string, boolean>({
  max: NAMES_KEPT,
  maxSize: NAMES_LENGTH,
  sizeCalculation: (_, name) => name.length + 1,
  memoMethod: isForbiddenName,
});

function textError(text: string): string | null {
  if (text.includes('\0')) return 'has a NUL character';
  return text.isWellFormed() ? null : 'is not well-formed Unicode: a surrogate stands alone';
}

function nameError(name: string, anyField: boolean): string | null {
  const broken = textError(name);
  if (broken !== null) return `the name ${broken}`;
  return !anyField && forbidden.memo(name)
    ? 'names an emotion or an audio feature, which Touchstone does not take'
    : null;
}

function valueError({ value, depth }: Node): string | null {
  if (typeof value === 'string') return textError(value);
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'is too large for a number';
  return typeof value === 'object' && value !== null && depth > DEPTH
    ? `lies deeper than ${DEPTH} levels`
    : null;
}

function childrenOf(parent: Node): Node[] {
  const { value, depth } = parent;
  if (typeof value !== 'object' || value === null || depth > DEPTH) return [];
  const children = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return children.map(([key, value]) => ({ value, key, parent, depth: depth + 1 }));
}

/**
 * Everything in a JSON value that no event may hold: text that is not Unicode, numbers that are none, depth, forbidden
 * names unless `anyField`. Walks with a list and not by recursion, so that depth costs nothing, and stops after twenty findings.
 */
export function checkJson(root: unknown, { anyField = false } = {}): DocumentError[] {
  const errors: DocumentError[] = [];
  const open: Node[] = [{ value: root, key: '', parent: null, depth: 1 }];
  for (let node = open.pop(); node && errors.length < ERRORS; node = open.pop()) {
    const wrong = (typeof node.key === 'string' ? nameError(node.key, anyField) : null) ?? valueError(node);
    if (wrong !== null) errors.push({ pointer: pointerTo(node), detail: wrong });
    open.push(...childrenOf(node));
  }
  return errors;
}
