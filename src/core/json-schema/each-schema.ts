type Part = Record<string, unknown>;

/** Keywords whose value maps names to schemas. */
const MAPS = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
  'dependencies',
]);
/** Keywords whose value is data and holds no schema. */
const DATA = new Set(['const', 'enum', 'default', 'examples']);

const isObject = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function below(value: unknown, path: string[]): [part: unknown, path: string[]][] {
  if (Array.isArray(value)) return value.map((part, index) => [part, [...path, String(index)]]);
  return isObject(value) ? Object.entries(value).map(([name, part]) => [part, [...path, name]]) : [];
}

/** Calls `visit` for a schema and every schema inside it, with its path. */
export function eachSchema(schema: object, visit: (part: Part, path: string[]) => void): void {
  const open: [part: unknown, path: string[]][] = [[schema, []]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [part, path] = next;
    if (!isObject(part)) continue;
    visit(part, path);
    for (const [keyword, value] of Object.entries(part)) {
      const at = [...path, keyword];
      if (MAPS.has(keyword) || Array.isArray(value))
        open.push(...(DATA.has(keyword) ? [] : below(value, at)));
      else if (!DATA.has(keyword)) open.push([value, at]);
    }
  }
}
