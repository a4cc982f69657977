import type { OpenApiDocument } from '../openapi/openapi.ts';
import { escape, htmlPage, prose } from './html.ts';
import { anchorOf, methodBadge, operationPanel, type Call, type Operation } from './operation.ts';
import { fieldsTable, type JsonSchema } from './schema.ts';

const METHODS = ['get', 'put', 'post', 'delete'] as const;

const FIRST_CALLS = `curl -X POST http://127.0.0.1:4700/v1/events \\
  -H "authorization: Bearer $KEY" \\
  -H "content-type: application/cloudevents+json" -H "prefer: wait=5" \\
  -d '{ "specversion": "1.0", "id": "1", "source": "https://academy.example", "type": "chat.turn_taken",
        "subject": "maya", "data": { "stage": "kickoff", "text": "How do we count churn here?" } }'

curl http://127.0.0.1:4700/v1/learners/maya -H "authorization: Bearer $KEY"`;

function callsOf(document: OpenApiDocument): Call[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as Operation | undefined;
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}

type Group = { name: string; description: string; calls: Call[] };

function groupsOf(document: OpenApiDocument): Group[] {
  const calls = callsOf(document);
  return (document.tags ?? [])
    .map(({ name, description = '' }) => ({
      name,
      description,
      calls: calls.filter(({ operation }) => operation.tags?.includes(name)),
    }))
    .filter((group) => group.calls.length > 0);
}

function navigation(title: string, groups: Group[], schemas: string[]): string {
  const links = groups.map(({ name, calls }) => {
    const items = calls.map(
      (call) =>
        `<a href="#${anchorOf(call)}">${methodBadge(call.method)} <span>${escape(call.operation.summary ?? '')}</span></a>`,
    );
    return `<h2>${escape(name)}</h2>${items.join('')}`;
  });
  const shapes = schemas.map((name) => `<a href="#schema-${escape(name)}">${escape(name)}</a>`);
  return `<nav><a class="home" href="/docs">${escape(title)}</a><a href="/openapi.json">openapi.json</a><a href="/docs/errors">Errors</a>${links.join('')}<h2>Schemas</h2>${shapes.join('')}</nav>`;
}

/** The `/docs` page, rendered from the OpenAPI document. */
export function docsPage(document: OpenApiDocument): string {
  const { title, version, description = '' } = document.info;
  const groups = groupsOf(document);
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, JsonSchema>);
  const sections = groups.map(
    (group) =>
      `<h2>${escape(group.name)}</h2><p class="soft">${prose(group.description)}</p>${group.calls.map(operationPanel).join('')}`,
  );
  const shapes = schemas.map(
    ([name, schema]) =>
      `<section class="operation" id="schema-${escape(name)}"><h3>${escape(name)}</h3><p>${prose(schema.description ?? '')}</p>${fieldsTable(schema)}</section>`,
  );
  return htmlPage(
    `${title} API`,
    `${navigation(
      title,
      groups,
      schemas.map(([name]) => name),
    )}<main>
<h1>${escape(title)}</h1><p class="soft">${escape(version)} · ${prose(description)}</p>
<p>Calls under <code>/v1</code> take an API key as <code>authorization: Bearer …</code>; <code>touchstone key create</code> makes one.
Lists answer <code>{ "data": [], "nextCursor": null }</code>. Errors are RFC 9457 <a href="/docs/errors">problem documents</a>.</p>
<pre><code>${escape(FIRST_CALLS)}</code></pre>
${sections.join('\n')}
<h2>Schemas</h2>${shapes.join('\n')}
</main>`,
  );
}
