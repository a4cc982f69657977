import type { AsOf } from '../as-of/find-version.ts';
import { readLearnerAsOf } from '../as-of/read-learner-as-of.ts';
import type { Database } from '../database.ts';
import { eraseLearner } from '../erase/erase-learner.ts';
import { putProfile } from '../profile/put-profile.ts';
import type { Profile } from '../profile/read-profile.ts';
import type { Hinting, Writing } from '../writing.ts';
import { createFirmMarks } from '../firmness/firm-marks.ts';
import { readFirmness } from '../firmness/read-firmness.ts';
import { findLearner } from './find-learner.ts';
import { learnerIds } from './learner-ids.ts';
import { learnersOfGroups } from './learners-of-groups.ts';
import { learnerStamp } from './learner-stamp.ts';
import { readGroups } from './read-groups.ts';
import { readLearner } from './read-learner.ts';
import { readLearners, type LearnersPage } from './read-learners.ts';
import { readStanding } from './read-standing.ts';
import { touchpointsOf, type NextStages } from './touchpoints.ts';

/** Learners now and in the past. */
export function createLearners(database: Database, writing: Writing, hinting: Hinting) {
  const { now } = writing;
  const documents = { ...writing, firmMarks: createFirmMarks() };
  return {
    ids: (page: { after: string; limit: number }) => learnerIds(database, page),
    ofGroups: (groups: readonly string[]) => learnersOfGroups(database, groups),
    find: (id: string) => findLearner(database, id),
    read: (id: string) => readLearner(database, documents, id),
    readAsOf: (learner: number, asOf: AsOf, upTo?: number) =>
      readLearnerAsOf(database, writing, learner, asOf, upTo),
    stamp: (id: string) => learnerStamp(database, id),
    firmness: (id: string) => readFirmness(database, writing.policies, id),
    standing: (id: string) => readStanding(database, writing.programs, id),
    touchpoints: (id: string, journey: NextStages, at: number) =>
      touchpointsOf(database, writing.programs, id, journey, at),
    list: (page: LearnersPage) => readLearners(database, page, now()),
    groups: (of: { prefix: string; group?: string | undefined }) => readGroups(database, of, now()),
    putProfile: (id: string, profile: Profile) =>
      hinting(putProfile(database, writing, id, profile), ({ outcome }) => outcome === 'stored'),
    erase: (id: string) => eraseLearner(database, id, now()),
  };
}
