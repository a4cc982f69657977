import type { Verdict } from '../core/verdict.ts';
import type { AsOf } from './as-of/find-version.ts';
import { readLearnerAsOf } from './as-of/read-learner-as-of.ts';
import { awardEvents } from './award/award-events.ts';
import { commitCalibration } from './calibration/commit-calibration.ts';
import { judgeCards } from './calibration/judge-cards.ts';
import { correct, type Correction } from './calibration/correct/correct.ts';
import { readCalibrations } from './calibration/read-calibrations.ts';
import { verifyCalibrations } from './calibration/verify-calibrations.ts';
import { createHint } from './changes/hint.ts';
import { changesEnd, readChanges, type Position } from './changes/read-changes.ts';
import { createPool, type Database } from './database.ts';
import { createPolicies, type Policies } from './documents/policies.ts';
import { createPrograms, type Programs } from './documents/programs.ts';
import { sharedRubricIds } from './documents/rubrics.ts';
import { eraseLearner } from './erase/erase-learner.ts';
import { dossierInput } from './calibration/dossier/dossier-input.ts';
import { isDone } from './calibration/is-done.ts';
import { claimStep, readStep, releaseStep, renewStep, storeStep, type StepKey } from './steps/steps.ts';
import { installationEpoch } from './installation-epoch.ts';
import { acceptEvents } from './events/accept-events.ts';
import type { IncomingEvent } from './events/incoming-event.ts';
import { createKey, findKey, listKeys, revokeKey, type NewKey } from './keys/keys.ts';
import { readAwards, readEntries } from './ledger/read-entries.ts';
import { verifyLedger } from './ledger/verify-ledger.ts';
import { readEvents } from './events/read-events.ts';
import { findLearner } from './learner/find-learner.ts';
import { hearChanges } from './changes/hear-changes.ts';
import { learnerIds } from './learner/learner-ids.ts';
import { readLearner } from './learner/read-learner.ts';
import { learnerStamp } from './learner/learner-stamp.ts';
import { readGroups } from './learner/read-groups.ts';
import { readLearners, type LearnersPage } from './learner/read-learners.ts';
import { readStanding } from './learner/read-standing.ts';
import { oldestPending } from './wakes/oldest-pending.ts';
import type { PolicyBody } from '../core/policy.ts';
import { createReviewing } from './review/reviewing.ts';
import { createRoles } from './roles/roles.ts';
import type { ProgramBody } from '../core/program/schema.ts';
import { putProfile } from './profile/put-profile.ts';
import type { Profile } from './profile/read-profile.ts';
import { claimDueWakes } from './wakes/claim-due-wakes.ts';
import { waiting } from './wakes/waiting.ts';

export type StoreOptions = {
  url: string;
  /** Connections at most. */
  size?: number;
  /** How long an owed learner may go without a ring before the sweepers look. */
  sweepAfterMs?: number;
  now?: () => Date;
  /** Events that one award transaction takes at most. */
  batch?: number;
};

type Page = { after: number; limit: number };

/** Everything that the product keeps, over one pool. Each member is one file in this room. */
export type Store = ReturnType<typeof createStore>;

export function createStore({
  url,
  size = 10,
  sweepAfterMs = 10_000,
  now = () => new Date(),
  batch,
}: StoreOptions) {
  const database = createPool(url, { size });
  const policies = createPolicies();
  const programs = createPrograms();
  const hint = createHint(database);
  const hinting = async <T>(work: Promise<T>, changed: (result: T) => boolean): Promise<T> => {
    const result = await work;
    if (changed(result)) hint();
    return result;
  };
  const writing = { policies, programs, now, sweepAfterMs, batch };
  return {
    database,
    now,
    size,
    epoch: () => installationEpoch(database),
    accept: (events: IncomingEvent[]) => acceptEvents(database, writing, events),
    award: (learner: string, past: number) =>
      hinting(awardEvents(database, writing, learner, past), ({ awarded }) => awarded > 0),
    commit: (learner: string, completion: number, verdict: Verdict) =>
      hinting(
        commitCalibration(database, writing, learner, completion, verdict),
        ({ outcome }) => outcome === 'committed',
      ),
    correct: (learner: string, correction: Correction, options: { preview?: boolean } = {}) =>
      hinting(
        correct(database, { ...writing, ...options }, learner, correction),
        ({ outcome }) => outcome === 'corrected',
      ),
    reviews: createReviewing(database, writing, (work) => hinting(work, () => true)),
    dossierInput: (learner: string, completion: number) =>
      dossierInput(database, programs, learner, completion),
    isDone: (learner: string, completion: number) => isDone(database, learner, completion),
    ...stepsOf(database, now),
    learnerIds: (page: { after: string; limit: number }) => learnerIds(database, page),
    findLearner: (id: string) => findLearner(database, id),
    readLearner: (id: string) => readLearner(database, writing, id),
    learnerStamp: (id: string) => learnerStamp(database, id),
    readLearnerAsOf: (learner: number, asOf: AsOf) => readLearnerAsOf(database, writing, learner, asOf),
    readStanding: (id: string) => readStanding(database, id),
    judgeCards: (id: string) => judgeCards(database, id),
    eraseLearner: (id: string) => eraseLearner(database, id, now()),
    roles: createRoles(database, now),
    readLearners: (page: LearnersPage) => readLearners(database, page, now()),
    readGroups: (of: { prefix: string; group?: string | undefined }) => readGroups(database, of, now()),
    putProfile: (id: string, profile: Profile) =>
      hinting(putProfile(database, writing, id, profile), ({ outcome }) => outcome === 'stored'),
    readEntries: (learner: number, page: Page & { to?: number }) => readEntries(database, learner, page),
    readAwards: (learner: number, seqs: number[]) => readAwards(database, learner, seqs),
    readCalibrations: (learner: number, page: Page) => readCalibrations(database, learner, page),
    readEvents: (learner: number, page: Page) => readEvents(database, learner, page),
    verifyLedger: (id: string, keptHead?: { entries: number; head: string }) =>
      verifyLedger(database, id, keptHead),
    verifyCalibrations: (id: string) => verifyCalibrations(database, id),
    ...changesOf(database),
    claimDueWakes: (limit: number) => claimDueWakes(database, now(), sweepAfterMs, limit),
    waiting: () => waiting(database, now(), sweepAfterMs),
    oldestPending: () => oldestPending(database),
    maintain: () => database.query('SELECT maintain_changes()'),
    ...documentsOf(database, { policies, programs }, now),
    ...keysOf(database, now),
    close: () => database.end(),
  };
}

function stepsOf(database: Database, now: () => Date) {
  return {
    claimStep: (key: StepKey, claimMs: number) => claimStep(database, key, now(), claimMs),
    renewStep: (key: StepKey, claim: string, claimMs: number) =>
      renewStep(database, key, claim, now(), claimMs),
    readStep: (key: StepKey) => readStep(database, key),
    releaseStep: (key: StepKey, claim: string, trace: unknown = null) =>
      releaseStep(database, key, claim, trace),
    storeStep: (key: StepKey, answer: { inputHash: string | null; result: unknown; trace: unknown }) =>
      storeStep(database, key, answer, now()),
  };
}

function changesOf(database: Database) {
  return {
    readChanges: (after: Position, limit: number) => readChanges(database, after, limit),
    changesEnd: () => changesEnd(database),
    hearChanges: (onHint: () => void) => hearChanges(database, onHint),
  };
}

function documentsOf(
  database: Database,
  { policies, programs }: { policies: Policies; programs: Programs },
  now: () => Date,
) {
  return {
    activePolicy: () => policies.active(database),
    policy: (version: number) => policies.read(database, version),
    rubricIds: () => sharedRubricIds(database),
    activeProgram: (id: string) => programs.active(database, id),
    putProgram: (previous: number, body: ProgramBody) => programs.put(database, previous, body, now()),
    putPolicy: (previous: number, body: PolicyBody) => policies.put(database, previous, body, now()),
  };
}

function keysOf(database: Database, now: () => Date) {
  return {
    createKey: (key: NewKey) => createKey(database, key, now()),
    findKey: (secret: string) => findKey(database, secret, now()),
    listKeys: () => listKeys(database),
    revokeKey: (id: string) => revokeKey(database, id, now()),
  };
}
