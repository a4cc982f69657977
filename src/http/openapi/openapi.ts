import type { App } from '../environment.ts';

const INFO = {
  title: 'Touchstone',
  version: '0.1.0',
  description:
    'Events in, one read out: a live read of how each learner works, and merit-based XP that anyone can recompute.',
  license: { name: 'MIT', identifier: 'MIT' },
};

const TAGS = [
  { name: 'Events', description: 'What happened, as CloudEvents.' },
  { name: 'Adapters', description: 'Events of other standards, translated by a mapping.' },
  { name: 'Learners', description: 'The shared layer: the current state of a learner.' },
  { name: 'Ledger', description: 'Every award, and verification of the hash chain.' },
  { name: 'Calibrations', description: 'Every verdict, with its evidence.' },
  {
    name: 'Judges',
    description: 'Where each judge stands, its cards, and the works with known scores that tell.',
  },
  { name: 'Reviews', description: 'Appeals, reviewers’ decisions, and the review queue.' },
  {
    name: 'Credentials',
    description: 'Open Badges that a stranger can verify, and what is public for it.',
  },
  { name: 'Streams', description: 'Changes as they happen.' },
  { name: 'Programs', description: 'The phases and stages that learners work through.' },
  { name: 'Roles', description: 'How a learner compares with the requirements of real occupations.' },
  { name: 'Policy', description: 'The versioned document that defines what is paid.' },
  { name: 'Keys', description: 'API keys: create, limit, revoke.' },
  { name: 'Tenants', description: 'The platforms that share the installation.' },
  { name: 'Webhooks', description: 'Calls to your server about what happened.' },
  { name: 'Session', description: 'Sign-in of the console.' },
  { name: 'Operations', description: 'Health and metrics for operators.' },
];

export type OpenApiDocument = ReturnType<App['getOpenAPI31Document']>;

/** The OpenAPI document, generated from the route definitions. */
export function openApiDocument(app: App): OpenApiDocument {
  return withoutTuples(
    app.getOpenAPI31Document({ openapi: '3.1.0', info: INFO, tags: TAGS }),
  ) as OpenApiDocument;
}

/**
 * Tuples as arrays of a fixed length: the generator leaves the length out, and few tools know `prefixItems`. All our
 * tuples have equal items.
 */
function withoutTuples(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutTuples);
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).map(([name, value]): [string, unknown] => [
    name,
    withoutTuples(value),
  ]);
  const { prefixItems, ...copy } = Object.fromEntries(entries);
  if (!Array.isArray(prefixItems)) return copy;
  return {
    ...copy,
    items: prefixItems[0] as unknown,
    minItems: prefixItems.length,
    maxItems: prefixItems.length,
  };
}
