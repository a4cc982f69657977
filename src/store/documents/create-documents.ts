import type { PolicyBody } from '../../core/policy.ts';
import type { ProgramBody } from '../../core/program/schema.ts';
import type { Database } from '../database.ts';
import type { Writing } from '../writing.ts';
import { listPrograms } from './list-programs.ts';
import { newestRubrics, rubricVersion, sharedRubricIds } from './rubrics.ts';

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
      list: () => listPrograms(database),
      rubricIds: () => sharedRubricIds(database),
    },
    rubrics: {
      newest: () => newestRubrics(database),
      version: (id: string, version: number) => rubricVersion(database, id, version),
    },
  };
}
