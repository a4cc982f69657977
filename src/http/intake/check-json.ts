import { LRUCache } from 'lru-cache';
import { pointerOf, type DocumentError } from '../../core/document-error.ts';
import { isEmotionName, isFeelingName, isLearnersObject } from './forbidden-name.ts';

/** Maximum nesting of objects and arrays, counting the event itself. */
const DEPTH = 32;
const ERRORS = 20;
const PART_LENGTH = 64;
const NAMES_KEPT = 4000;
/** Size of the name cache, in characters. */
const NAMES_LENGTH = 1024 * 1024;

type Node = { value: unknown; key: string | number; parent: Node | null; depth: number };

/** A JSON pointer to a node. Long keys are cut and ill-formed text is repaired. */
function pointerTo(node: Node): string {
  const parts: string[] = [];
  for (let at = node; at.parent; at = at.parent) {
    const part = String(at.key).slice(0, PART_LENGTH).toWellFormed().replaceAll('\0', '\uFFFD');
    parts.push(part);
  }
  return pointerOf(parts.toReversed());
}

// Cached, since every event has the same few names.
const cached = (check: (name: string) => boolean) =>
  new LRUCache<string, boolean>({
    max: NAMES_KEPT,
    maxSize: NAMES_LENGTH,
    sizeCalculation: (_, name) => name.length + 1,
    memoMethod: check,
  });
const forbiddenAnywhere = cached(isEmotionName);
// The key is the name of the object and that of the field, divided by NUL, which no accepted name contains.
const forbiddenAboutLearner = cached((key) => {
  const [within, name = ''] = key.split('\0');
  return isFeelingName(name, within);
});
const learnersObject = cached(isLearnersObject);

/** What the names of fields are: those of an event, those of another document, or ids of the platform. */
export type Names = 'event' | 'document' | 'ids';

const LISTS = new Set<string | number>(['transcript', 'files', 'items']);
const SCHEMA_KEYS = new Set(['properties', 'items']);

/**
 * Whether a field is one of the objects that the product reads: an attribute of the envelope, a field of `data`, or a field
 * of its transcript lines, files and items; in a policy, a field that the schema of a type declares for `data`.
 */
function isRead({ parent, depth }: Node, names: Names): boolean {
  const above = parent?.parent;
  if (names === 'document') return depth === 6 && parent?.key === 'properties' && above?.key === 'schema';
  if (depth === 3) return parent?.key === 'data';
  return depth === 2 || (depth === 5 && LISTS.has(above?.key ?? '') && above?.parent?.key === 'data');
}

/**
 * The name of the object of a field; within arrays, the name of the array. In a policy, only for the fields that a schema
 * declares: the name of the object that it describes.
 */
function nameAbove({ parent }: Node, names: Names): string {
  const inSchema = names === 'document';
  if (inSchema && parent?.key !== 'properties') return '';
  const isBetween = ({ key }: Node) => typeof key === 'number' || (inSchema && SCHEMA_KEYS.has(key));
  let at = parent;
  while (at && isBetween(at)) at = at.parent;
  return at ? String(at.key) : '';
}

function isForbidden(name: string, node: Node, names: Names): boolean {
  if (isRead(node, names)) return forbiddenAboutLearner.memo(`\0${name}`);
  const above = nameAbove(node, names);
  return learnersObject.memo(above)
    ? forbiddenAboutLearner.memo(`${above}\0${name}`)
    : forbiddenAnywhere.memo(name);
}

function textError(text: string): string | null {
  if (text.includes('\0')) return 'contains a NUL character';
  return text.isWellFormed() ? null : 'is not well-formed Unicode: it contains a lone surrogate';
}

function nameError(node: Node, names: Names): string | null {
  const { key: name } = node;
  if (typeof name !== 'string') return null;
  const broken = textError(name);
  if (broken !== null) return `the name ${broken}`;
  // No id is named so, and the schemas of documents would drop such a field without an error.
  if (names !== 'event' && name === '__proto__') return 'is a name that no field may have';
  if (names === 'ids') return null;
  return isForbidden(name, node, names)
    ? 'names an emotion or an audio feature, which Touchstone does not accept'
    : null;
}

/** JSON numbers are read as doubles, which represent every integer only up to 2^53 − 1. */
function numberError(value: number): string | null {
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER
    ? null
    : 'is a number beyond 2^53 − 1, which cannot be stored exactly: send it as a string';
}

function valueError({ value, depth }: Node): string | null {
  if (typeof value === 'string') return textError(value);
  if (typeof value === 'number') return numberError(value);
  return typeof value === 'object' && value !== null && depth > DEPTH
    ? `is nested deeper than ${DEPTH} levels`
    : null;
}

function childrenOf(parent: Node): Node[] {
  const { value, depth } = parent;
  if (typeof value !== 'object' || value === null || depth > DEPTH) return [];
  const children = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return children.map(([key, value]) => ({ value, key, parent, depth: depth + 1 }));
}

/**
 * Finds ill-formed Unicode, numbers that cannot be stored exactly, excessive depth and, unless they are `ids`, forbidden
 * names in a JSON value. Iterative, so that deep input cannot overflow the stack; stops after twenty findings.
 */
export function checkJson(root: unknown, names: Names): DocumentError[] {
  const errors: DocumentError[] = [];
  const open: Node[] = [{ value: root, key: '', parent: null, depth: 1 }];
  for (let node = open.pop(); node && errors.length < ERRORS; node = open.pop()) {
    const wrong = nameError(node, names) ?? valueError(node);
    if (wrong !== null) errors.push({ pointer: pointerTo(node), detail: wrong });
    open.push(...childrenOf(node));
  }
  return errors;
}
