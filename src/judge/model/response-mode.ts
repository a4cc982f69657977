import type { JSONSchema7 } from 'ai';

/** How an answer is asked for, strictest first: decoded by a schema, as any JSON object, or as plain text. */
const MODES = ['json_schema', 'json_object', 'text'] as const;

export type Mode = (typeof MODES)[number];

/** The next mode that asks less of a server. */
export function afterMode(mode: Mode): Mode | undefined {
  return MODES[MODES.indexOf(mode) + 1];
}

/** What is known of a model's server in this process: the strictest mode it took, and for which links it took one. */
export type ModeMemory = { mode: Mode; proven: Set<string> };

const remembered = new Map<string, ModeMemory>();

export function newModeMemory(): ModeMemory {
  return { mode: MODES[0], proven: new Set() };
}

/** The memory of one model at one address, which all judges of this process share. */
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

/** Told in words where the server does not hold the model to the schema. */
export function formInWords(mode: Mode, schema: JSONSchema7): string {
  if (mode === 'json_schema') return '';
  return `\n\nThe form of the JSON object, as a JSON Schema:\n${JSON.stringify(schema)}`;
}
