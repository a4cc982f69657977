import { operationsOf, valuesOf, type Document } from './document.ts';
import type { Seeds } from './seed.ts';

/** Share of requests that name something that exists. */
const KNOWN = 0.7;
const STREAM_S = 0.3;
/** Refusals of a faulty request, beside those that schemathesis expects. */
const REFUSALS = [400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 428, 429];

const text = (value: string) => JSON.stringify(value);

/** The configuration of schemathesis: known values for parameters, and a key of its own for the erasure. */
export function configOf(document: Document, seeds: Seeds, keys: { all: string; eraser: string }): string {
  const dictionaries: string[] = [];
  const operations: string[] = [];
  operationsOf(document).forEach(([name, operation], number) => {
    const lines = ['[[operations]]', `include-name = ${text(name)}`];
    if (name === 'DELETE /v1/learners/{id}')
      lines.push(`headers = { Authorization = ${text(`Bearer ${keys.eraser}`)} }`);
    if (name === 'GET /session') lines.push(`headers = { Cookie = ${text(seeds.cookie)} }`);
    if (name.endsWith('/stream')) lines.push(`request-timeout = ${STREAM_S}`, 'max-stream-events = 1');
    const bound = (operation.parameters ?? []).flatMap((parameter) => {
      const values = valuesOf(name, parameter.name, seeds);
      if (values === undefined) return [];
      const dictionary = `o${number}-${parameter.name}`;
      dictionaries.push(`[dictionaries.${text(dictionary)}]`, `values = [${values.map(text).join(', ')}]`);
      return `${text(`${parameter.in}.${parameter.name}`)} = { dictionary = ${text(dictionary)}, probability = ${KNOWN} }`;
    });
    if (bound.length > 0) lines.push('[operations.parameters]', ...bound);
    if (lines.length > 2) operations.push(...lines);
  });
  return [
    '[headers]',
    `Authorization = ${text(`Bearer ${keys.all}`)}`,
    '[checks.negative_data_rejection]',
    `expected-statuses = [${REFUSALS.join(', ')}]`,
    ...dictionaries,
    ...operations,
    '',
  ].join('\n');
}
