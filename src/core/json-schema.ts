import { Ajv, type AnySchema, type ErrorObject, type Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { pointerOf, type DocumentError } from './document-error.ts';
import { budgeted, spend, STEP, STEP_COST, withSteps } from './json-schema/budget.ts';
import { linearPattern } from './json-schema/pattern.ts';
import { schemaFault } from './json-schema/schema-fault.ts';
import { hasUniqueItems } from './json-schema/unique-items.ts';

/** A JSON Schema inside a document. */
export type JsonSchema = Record<string, unknown>;

type Validate = (value: unknown) => DocumentError[] | keyof typeof REFUSED;

// Unknown keywords are rejected: they are usually typos. `format` is only an annotation, as in the standard.
const OPTIONS: Options = {
  allErrors: true,
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
  validateFormats: false,
  // Otherwise every object would have the fields of `Object.prototype`, such as `toString`.
  ownProperties: true,
  logger: false,
  code: { regExp: Object.assign(linearPattern, { code: 'linearPattern' }) },
};
const MOST_ERRORS = 20;
const TOO_LONG = 'takes too long to check by the schema of its type';
/** Why a schema is refused that does not come to an end even with a small value. */
const REFUSED = {
  'too much work': 'it needs too much work: its references multiply',
  endless: 'it refers to itself without end',
};
/** One value of each kind: a schema that is `REFUSED` fails on one of them. */
const PROBES = [null, true, 0, '', [], {}];

const compiled = new WeakMap<JsonSchema, Validate>();

type Dialect = typeof Ajv | typeof Ajv2020;

const dialectOf = ({ $schema }: JsonSchema): Dialect =>
  typeof $schema === 'string' && $schema.includes('draft-07') ? Ajv : Ajv2020;

/** Validators of schemas themselves, one for each dialect: compiling a meta-schema is most of the work. */
const checkers = new Map<Dialect, Ajv>();

function requireValid(schema: JsonSchema): void {
  const Dialect = dialectOf(schema);
  const checker = checkers.get(Dialect) ?? new Dialect(OPTIONS);
  checkers.set(Dialect, checker);
  void checker.validateSchema(schema, true);
}

function compile(schema: JsonSchema): Validate {
  // A new instance per schema: two policies may use the same `$id` for different schemas.
  const ajv = new (dialectOf(schema))({ ...OPTIONS, meta: false, validateSchema: false });
  ajv.addKeyword({ keyword: STEP, schema: false, before: '$ref', validate: () => spend(STEP_COST) });
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({ keyword: 'uniqueItems', type: 'array', schemaType: 'boolean', validate: hasUniqueItems });
  const validate = ajv.compile(withSteps(schema) as AnySchema);
  return (value) => {
    const isValid = budgeted(() => validate(value) === true);
    if (typeof isValid === 'string') return isValid;
    return isValid ? [] : (validate.errors ?? []).slice(0, MOST_ERRORS).map(documentError);
  };
}

function documentError({ keyword, instancePath, params, message }: ErrorObject): DocumentError {
  const named: unknown = keyword === 'required' ? params.missingProperty : params.additionalProperty;
  const part = typeof named === 'string' ? pointerOf([named]) : '';
  if (keyword === 'required') return { pointer: `${instancePath}${part}`, detail: 'is missing' };
  if (keyword === 'uniqueItems') return { pointer: instancePath, detail: 'must NOT have duplicate items' };
  return { pointer: `${instancePath}${part}`, detail: message ?? 'is not valid' };
}

/** Why a schema cannot be used, and where; null when it can. Remote schemas are never fetched. */
export function schemaError(schema: JsonSchema): { path: string[]; detail: string } | null {
  const fault = schemaFault(schema);
  if (fault) return fault;
  try {
    requireValid(schema);
    const validate = compile(schema);
    for (const probe of PROBES) {
      const result = validate(probe);
      if (typeof result === 'string') return { path: [], detail: REFUSED[result] };
    }
    return null;
  } catch (error) {
    return { path: [], detail: (error as Error).message };
  }
}

/**
 * Validates a value, in time that grows linearly with its size. Each schema is compiled once and cached as long as its
 * document. A schema that an earlier release accepted and this one cannot use fails every value.
 */
export function schemaErrors(schema: JsonSchema, value: unknown): DocumentError[] {
  const result = validatorOf(schema)(value);
  return typeof result === 'string' ? [{ pointer: '', detail: TOO_LONG }] : result;
}

function validatorOf(schema: JsonSchema): Validate {
  const validator = compiled.get(schema) ?? usable(schema);
  compiled.set(schema, validator);
  return validator;
}

function usable(schema: JsonSchema): Validate {
  const error = schemaError(schema);
  if (!error) return compile(schema);
  const detail = `cannot be checked: the policy’s schema of this type is not usable (${error.detail})`;
  return () => [{ pointer: '', detail }];
}
