import type { PolicyBody } from '../../core/policy.ts';
import type { ProgramBody } from '../../core/program/schema.ts';
import type { Database } from '../database.ts';
import type { Writing } from '../writing.ts';
import { sharedRubricIds } from './rubrics.ts';

/** The versioned documents: policies, programs and rubrics. */
export function createDocuments(database: Database, { policies, programs, now }: Writing) {
  return {
    policies: {
      active: () => policies.active(database),
      read: (version: number) => policies.read(database, version),
      put: (previous: number, body: PolicyBody) => policies.put(database, previous, body, now()),
    },
    programs: {
      active: (id: string) => programs.active(database, id),
      put: (previous: number, body: ProgramBody) => programs.put(database, previous, body, now()),
      rubricIds: () => sharedRubricIds(database),
    },
  };
}
