import { escape, prose } from './html.ts';

/** The subset of JSON Schema that the OpenAPI document uses. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  required?: string[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  description?: string;
  default?: unknown;
};

const join = (schemas: JsonSchema[], by: string) => schemas.map(typeOf).join(by);

/** A schema as one line of HTML: its name or its type. */
export function typeOf(schema: JsonSchema): string {
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) as string;
    return `<a href="#schema-${escape(name)}">${escape(name)}</a>`;
  }
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return join(choice, ' or ');
  if (schema.allOf) return join(schema.allOf, ' with ');
  if (schema.enum) return schema.enum.map((value) => `<code>${escape(String(value))}</code>`).join(' ');
  if (schema.const !== undefined) return `<code>${escape(JSON.stringify(schema.const))}</code>`;
  if (schema.items) return `array of ${typeOf(schema.items)}`;
  if (typeof schema.additionalProperties === 'object')
    return `object of ${typeOf(schema.additionalProperties)}`;
  return escape([schema.type ?? 'any'].flat().join(' or '));
}

function merged(schema: JsonSchema): JsonSchema {
  const parts = [schema, ...(schema.allOf ?? []), ...(schema.items?.properties ? [schema.items] : [])];
  return {
    properties: Object.assign({}, ...parts.map((part) => part.properties)),
    required: parts.flatMap((part) => part.required ?? []),
  };
}

function rowsOf(schema: JsonSchema, prefix: string): string[] {
  const { properties = {}, required = [] } = merged(schema);
  return Object.entries(properties).flatMap(([name, property]) => {
    const inner = merged(property);
    const nested = Object.keys(inner.properties ?? {}).length > 0;
    const path = `${prefix}${name}`;
    const kind = nested ? [property.type ?? 'object'].flat().join(' or ') : typeOf(property);
    const need = required.includes(name) ? '' : ' <span class="soft">optional</span>';
    const row = `<tr><td><code>${escape(path)}</code>${need}</td><td>${kind}</td><td>${prose(property.description ?? '')}</td></tr>`;
    return [row, ...(nested ? rowsOf(property, `${path}${property.items ? '[]' : ''}.`) : [])];
  });
}

/** The fields of an object, one per row; fields of nested objects follow their parent. */
export function fieldsTable(schema: JsonSchema): string {
  const rows = rowsOf(schema, '');
  if (rows.length === 0) return `<p>${typeOf(schema)}</p>`;
  return `<div class="table"><table><tr><th>Field</th><th>Type</th><th></th></tr>${rows.join('')}</table></div>`;
}
