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
  { name: 'Learners', description: 'The shared layer: who a learner is now.' },
  { name: 'Ledger', description: 'Every award, and the check that none was changed.' },
  { name: 'Calibrations', description: 'Every verdict, with its evidence.' },
  { name: 'Reviews', description: 'Appeals, a person’s decisions, and what waits for one.' },
  { name: 'Streams', description: 'What changes, as it changes.' },
  { name: 'Programs', description: 'What learners work through.' },
  { name: 'Roles', description: 'Where a learner stands beside the demands of real occupations.' },
  { name: 'Policy', description: 'The versioned document that says what is paid.' },
  { name: 'Operations', description: 'For whoever runs it.' },
];

export type OpenApiDocument = ReturnType<App['getOpenAPI31Document']>;

/** The document of the API, from the very definitions that answer the calls. */
export function openApiDocument(app: App): OpenApiDocument {
  return app.getOpenAPI31Document({ openapi: '3.1.0', info: INFO, tags: TAGS });
}
