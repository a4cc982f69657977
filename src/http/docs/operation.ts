import { escape, prose } from './html.ts';
import { fieldsTable, typeOf, type JsonSchema } from './schema.ts';

type Content = Record<string, { schema?: JsonSchema }>;
type Parameter = { name: string; in: string; required?: boolean; description?: string; schema?: JsonSchema };

/** The parts of an OpenAPI operation that the page shows. */
export type Operation = {
  summary?: string;
  description?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses?: Record<string, { description: string; content?: Content }>;
};

export type Call = { method: string; path: string; operation: Operation };

export const anchorOf = ({ method, path }: Call): string =>
  `${method}-${path.replaceAll(/[^a-z0-9]+/gi, '-').replaceAll(/^-|-$/g, '')}`;

export const methodBadge = (method: string): string =>
  `<span class="method ${escape(method)}">${escape(method)}</span>`;

function parametersTable(parameters: Parameter[]): string {
  const rows = parameters.map(({ name, in: place, required, description, schema = {} }) => {
    const unset =
      schema.default === undefined
        ? ''
        : ` <span class="soft">${escape(JSON.stringify(schema.default))} by default</span>`;
    const optional = required ? '' : ' <span class="soft">optional</span>';
    return `<tr><td><code>${escape(name)}</code>${optional}</td><td>${escape(place)}</td><td>${typeOf(schema)}${unset}</td><td>${prose(description ?? '')}</td></tr>`;
  });
  if (rows.length === 0) return '';
  return `<h4>Parameters</h4><div class="table"><table><tr><th>Name</th><th>In</th><th>Type</th><th></th></tr>${rows.join('')}</table></div>`;
}

function bodyTable(content: Content): string {
  const rows = Object.entries(content).map(
    ([type, { schema = {} }]) => `<tr><td><code>${escape(type)}</code></td><td>${typeOf(schema)}</td></tr>`,
  );
  return `<h4>Body</h4><div class="table"><table>${rows.join('')}</table></div>`;
}

function contentOf(content: Content): string {
  return Object.entries(content)
    .filter(([type]) => type !== 'application/problem+json')
    .map(([, { schema = {} }]) =>
      schema.properties
        ? `<details><summary>Fields</summary>${fieldsTable(schema)}</details>`
        : typeOf(schema),
    )
    .join('');
}

function responsesTable(responses: NonNullable<Operation['responses']>): string {
  const rows = Object.entries(responses).map(
    ([status, { description, content = {} }]) =>
      `<tr><td><code>${escape(status)}</code></td><td>${withErrorLinks(prose(description))} ${contentOf(content)}</td></tr>`,
  );
  return `<h4>Answers</h4><div class="table"><table>${rows.join('')}</table></div>`;
}

// Descriptions of error responses contain each problem as (`code`).
function withErrorLinks(html: string): string {
  return html.replaceAll(/\(<code>([a-z-]+)<\/code>\)/g, '(<a href="/docs/errors#$1"><code>$1</code></a>)');
}

function scopeOf({ security = [] }: Operation): string {
  const scopes = security.flatMap((one) => one.bearer ?? []);
  return scopes.length === 0
    ? 'no token'
    : `scope ${scopes.map((scope) => `<code>${escape(scope)}</code>`).join(' or ')}`;
}

/** The panel of one API call. */
export function operationPanel(call: Call): string {
  const { method, path, operation } = call;
  const { summary = '', description = '', parameters = [], requestBody, responses = {} } = operation;
  return `<section class="operation" id="${anchorOf(call)}">
<h3>${escape(summary)}</h3>
<div class="call">${methodBadge(method)} <code>${escape(path)}</code> <span class="scope">${scopeOf(operation)}</span></div>
<p>${prose(description)}</p>
${parametersTable(parameters)}${requestBody ? bodyTable(requestBody.content) : ''}${responsesTable(responses)}
</section>`;
}
