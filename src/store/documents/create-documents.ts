import type { PolicyBody } from '../../core/policy.ts';
import type { ProgramBody } from '../../core/program/schema.ts';
import type { Rubric } from '../../core/rubric.ts';
import type { Database } from '../database.ts';
import type { Writing } from '../writing.ts';
import { listPrograms } from './list-programs.ts';
import { newestRubric, newestRubrics, putRubric, rubricVersion, sharedRubricIds } from './rubrics.ts';

/**
 * The versioned documents: policies, programs and rubrics. Each is asked for by the prefix of a tenant, whose own version
 * counts before the installation's; an empty prefix is the installation.
 */
export function createDocuments(database: Database, { policies, programs, now }: Writing) {
  return {
    policies: {
      active: (owner = '') => policies.active(database, owner),
      activeOf: (owners: readonly string[]) => policies.activeOf(database, owners),
      read: (version: number) => policies.read(database, version),
      put: (previous: number, body: PolicyBody, owner = '') =>
        policies.put(database, owner, previous, body, now()),
    },
    programs: {
      active: (id: string, owner = '') => programs.active(database, owner, id),
      put: (previous: number, body: ProgramBody, owner = '') =>
        programs.put(database, owner, previous, body, now()),
      list: (owner = '') => listPrograms(database, owner),
    },
    rubrics: {
      ids: (owner = '') => sharedRubricIds(database, owner),
      active: (id: string, owner = '') => newestRubric(database, owner, id),
      put: (previous: number, { id, body }: { id: string; body: Rubric }, owner: string) =>
        putRubric(database, owner, previous, { id, body }),
      newest: (owner = '') => newestRubrics(database, owner),
      version: (id: string, version: number, owner = '') => rubricVersion(database, owner, id, version),
    },
  };
}
