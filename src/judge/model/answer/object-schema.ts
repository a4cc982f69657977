import type { JSONSchema7 } from 'ai';

/** An object with exactly these properties, in the form that the constrained decoders of all providers accept. */
export function objectSchema(properties: Record<string, JSONSchema7>): JSONSchema7 {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
