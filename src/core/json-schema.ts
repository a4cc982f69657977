import { Ajv, type AnySchema, type ErrorObject, type Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { DocumentError } from './document-error.ts';

/** A JSON Schema inside a document. */
export type JsonSchema = Record<string, unknown>;

type Validator = (value: unknown) => DocumentError[];

// Unknown keywords are rejected: they are usually typos. `format` is only an annotation, as in the standard.
const OPTIONS: Options = {
  allErrors: true,
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
  validateFormats: false,
  logger: false,
};
const MOST_ERRORS = 20;

const compiled = new WeakMap<JsonSchema, Validator>();

function compile(schema: JsonSchema): Validator {
  const dialect = typeof schema.$schema === 'string' && schema.$schema.includes('draft-07') ? Ajv : Ajv2020;
  // A new instance per schema: two policies may use the same `$id` for different schemas.
  const validate = new dialect(OPTIONS).compile(schema as AnySchema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []).slice(0, MOST_ERRORS).map(documentError));
}

function documentError({ keyword, instancePath, params, message }: ErrorObject): DocumentError {
  const named: unknown = keyword === 'required' ? params.missingProperty : params.additionalProperty;
  const part = typeof named === 'string' ? `/${named.replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
  if (keyword === 'required') return { pointer: `${instancePath}${part}`, detail: 'is missing' };
  return { pointer: `${instancePath}${part}`, detail: message ?? 'is not valid' };
}

/** Why a schema cannot be used; null when it can. Remote schemas are not fetched, so a `$ref` to one is rejected. */
export function schemaError(schema: JsonSchema): string | null {
  try {
    validatorOf(schema);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Validates a value. Each schema is compiled once and cached as long as its document. */
export function schemaErrors(schema: JsonSchema, value: unknown): DocumentError[] {
  return validatorOf(schema)(value);
}

function validatorOf(schema: JsonSchema): Validator {
  const validator = compiled.get(schema) ?? compile(schema);
  compiled.set(schema, validator);
  return validator;
}
