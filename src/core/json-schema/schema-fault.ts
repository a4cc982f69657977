import { eachSchema } from './each-schema.ts';
import { linearPattern } from './pattern.ts';

const DEEPEST = 32;
/** Largest schema, in characters of JSON. */
const LARGEST = 64 * 1024;
/** Names that code which reads a schema as an object would take for something else. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);
const REFERENCES = ['$ref', '$dynamicRef', '$recursiveRef'];

type Fault = { path: string[]; detail: string };
type Node = { value: unknown; path: string[] };

/** What makes a schema unusable, before it is compiled; null if it can be compiled. */
export function schemaFault(schema: object): Fault | null {
  return valueFault(schema) ?? sizeFault(schema) ?? keywordFault(schema);
}

/** Nesting, reserved names and numbers, anywhere in the schema. Iterative, so that no nesting overflows the stack. */
function valueFault(schema: object): Fault | null {
  const open: Node[] = [{ value: schema, path: [] }];
  for (let node = open.pop(); node; node = open.pop()) {
    const { value, path } = node;
    if (typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER))
      return { path, detail: 'is a number beyond ±(2⁵³ − 1)' };
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= DEEPEST) return { path, detail: `is nested deeper than ${DEEPEST} levels` };
    for (const name of Object.keys(value)) {
      if (RESERVED.has(name)) return { path: [...path, name], detail: 'is a reserved name' };
      open.push({ value: (value as Record<string, unknown>)[name], path: [...path, name] });
    }
  }
  return null;
}

function sizeFault(schema: object): Fault | null {
  return JSON.stringify(schema).length > LARGEST
    ? { path: [], detail: `has more than ${LARGEST / 1024} KiB of JSON` }
    : null;
}

function patternFault(pattern: string, path: string[]): Fault | null {
  try {
    linearPattern(pattern);
    return null;
  } catch (error) {
    const detail = `is not a pattern that can be matched in linear time: ${(error as Error).message}`;
    return { path, detail };
  }
}

/** References to other documents, asynchronous schemas, and patterns that need backtracking. */
function keywordFault(schema: object): Fault | null {
  const faults: (Fault | null)[] = [];
  eachSchema(schema, (part, path) => {
    for (const name of REFERENCES) {
      const target = part[name];
      if (typeof target === 'string' && !target.startsWith('#'))
        faults.push({ path: [...path, name], detail: 'must refer to a part of the same schema (`#…`)' });
    }
    if ('$async' in part) faults.push({ path: [...path, '$async'], detail: 'is not supported' });
    if (typeof part.pattern === 'string') faults.push(patternFault(part.pattern, [...path, 'pattern']));
    if (typeof part.patternProperties === 'object' && part.patternProperties !== null)
      for (const name of Object.keys(part.patternProperties))
        faults.push(patternFault(name, [...path, 'patternProperties', name]));
  });
  return faults.find((fault) => fault !== null) ?? null;
}
