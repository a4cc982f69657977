import type { JSONSchema7 } from 'ai';

/** How an answer is requested, strictest first: by a schema, as any JSON object, or as plain text. */
const MODES = ['json_schema', 'json_object', 'text'] as const;

export type Mode = (typeof MODES)[number];

/** The next less strict mode. */
export function afterMode(mode: Mode): Mode | undefined {
  return MODES[MODES.indexOf(mode) + 1];
}

/** What this process knows about a model's server: the strictest mode it accepted, and for which links. */
export type ModeMemory = { mode: Mode; proven: Set<string> };

const remembered = new Map<string, ModeMemory>();

export function newModeMemory(): ModeMemory {
  return { mode: MODES[0], proven: new Set() };
}

/** The memory of one model at one address, shared by all judges of this process. */
export function modeMemoryOf(model: string, address: string): ModeMemory {
  const key = `${model} ${address}`;
  const known = remembered.get(key) ?? newModeMemory();
  remembered.set(key, known);
  return known;
}

export type ResponseFormat = { type: 'text' } | { type: 'json'; schema?: JSONSchema7; name?: string };

export function formatOf(mode: Mode, schema: JSONSchema7, name: string): ResponseFormat {
  if (mode === 'json_schema') return { type: 'json', schema, name };
  return mode === 'json_object' ? { type: 'json' } : { type: 'text' };
}

/** Describes the schema in the prompt if the server does not enforce it. */
export function formInWords(mode: Mode, schema: JSONSchema7): string {
  if (mode === 'json_schema') return '';
  return `\n\nThe form of the JSON object, as a JSON Schema:\n${JSON.stringify(schema)}`;
}
