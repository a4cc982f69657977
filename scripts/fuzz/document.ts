import { envelopeOf, statementOf } from './foreign-documents.ts';
import type { Seeds } from './seed.ts';

type Media = { schema?: unknown; example?: unknown };
type Parameter = { in: string; name: string; example?: unknown; schema?: { example?: unknown } };
type Operation = {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, Media> };
};

/** An OpenAPI document, as far as the run reads it. */
export type Document = { paths: Record<string, Record<string, Operation>> };

const reason = 'The notes answer the question.';

const event = (id: string, learner: string) => ({
  specversion: '1.0',
  id,
  source: 'https://fuzz.example',
  type: 'chat.turn_taken',
  subject: learner,
  data: { stage: 'kickoff', text: 'How do we count churn here?' },
});

/** A body that each operation accepts, so that it is reached at least once, whatever is drawn later. */
function bodiesOf({ learners, policy, program, statement, token }: Seeds): Record<string, unknown> {
  const [learner] = learners as [string];
  const required = { independence: 1, quality: 2, communication: 3, speed: 4 };
  return {
    'POST /v1/events application/cloudevents+json': event('one', learner),
    'POST /v1/events application/cloudevents-batch+json': [event('two', learner), event('three', learner)],
    'POST /v1/events application/json': event('four', learner).data,
    'PUT /v1/learners/{id} application/json': { groups: ['fuzz'] },
    'POST /v1/learners/{id}/calibrations/{number}/appeal application/json': { reason },
    'POST /v1/learners/{id}/ledger/{entry}/appeal application/json': { reason },
    'POST /v1/learners/{id}/calibrations/{number}/review application/json': { decision: 'upheld', reason },
    'POST /v1/learners/{id}/ledger/{entry}/review application/json': { decision: 'paid', reason },
    'POST /v1/learners/{id}/calibrations/{number}/rescore application/json': {},
    'POST /xapi/statements application/json': [statementOf(statement, learner)],
    'PUT /xapi/statements application/json': statementOf(statement, learner),
    'POST /caliper/v1p2 application/json': envelopeOf(learner),
    'POST /session application/json': { token },
    'PUT /v1/policy application/json': policy,
    'PUT /v1/programs/{id} application/json': program,
    'PUT /v1/webhooks/{id} application/json': { url: 'https://fuzz.example/hook', kinds: ['award'] },
    'POST /v1/webhooks/{id}/secret application/json': {},
    'POST /v1/webhooks/{id}/replay application/json': { from: new Date().toISOString() },
    'PUT /v1/roles/{code} application/json': { title: 'Fuzz', required },
  };
}

/** The values that a parameter takes most of the time; others are drawn freely. */
export function valuesOf(operation: string, name: string, seeds: Seeds): string[] | undefined {
  switch (name) {
    case 'id':
      if (operation.includes('/programs/')) return ['fuzz-program'];
      if (operation.includes('/webhooks/')) return ['fuzz-hook', 'fuzz-hook-2'];
      if (operation === 'DELETE /v1/learners/{id}') return seeds.erasable;
      return operation.startsWith('POST') ? seeds.contestable : [...seeds.learners, ...seeds.contestable];
    case 'number':
      return ['1', '2', '3'];
    case 'entry':
      return seeds.entries;
    case 'viewer':
      return ['hiring-7', 'hiring-8'];
    case 'code':
      return operation.startsWith('PUT') ? ['fuzz-role'] : ['fuzz-role', '15-1211.00'];
    case 'statementId':
      return [seeds.statement];
    case 'x-experience-api-version':
      return ['1.0.3', '2.0.0'];
    case 'if-match':
      return ['*'];
    default:
      return undefined;
  }
}

/** Every operation of a document, as `GET /path`. */
export function operationsOf({ paths }: Document): [name: string, operation: Operation][] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
}

/** The document with examples that exist in the seeded installation. Schemas and answers stay as they are. */
export function withExamples(document: Document, seeds: Seeds): Document {
  const copy = structuredClone(document);
  const bodies = bodiesOf(seeds);
  for (const [name, operation] of operationsOf(copy)) {
    for (const parameter of operation.parameters ?? []) {
      const [first] = valuesOf(name, parameter.name, seeds) ?? [];
      if (first === undefined) continue;
      parameter.example = first;
      // The schema's own example names something that this installation may lack.
      delete parameter.schema?.example;
    }
    for (const [type, media] of Object.entries(operation.requestBody?.content ?? {})) {
      const body = bodies[`${name} ${type}`];
      if (body !== undefined) media.example = body;
    }
  }
  return copy;
}
