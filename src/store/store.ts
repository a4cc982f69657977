import { createAnchors } from './anchors/create-anchors.ts';
import { createAttendance } from './attendance/create-attendance.ts';
import { createCalibrations } from './calibration/create-calibrations.ts';
import { createChanges } from './changes/create-changes.ts';
import { createHint } from './changes/hint.ts';
import { createPool } from './database.ts';
import { createCredentials } from './credentials/create-credentials.ts';
import { createDocumentation } from './documentation/create-documentation.ts';
import { createDocuments } from './documents/create-documents.ts';
import { createPolicies } from './documents/policies.ts';
import { createPrograms } from './documents/programs.ts';
import { createEvents } from './events/create-events.ts';
import { createEpoch } from './installation-epoch.ts';
import { createTicketSecret } from './ticket-secret.ts';
import { createIssuerStore } from './issuer/create-issuer.ts';
import { createJudges } from './judges/create-judges.ts';
import { clearUnderWay } from './keys/completions-under-way.ts';
import { createKeys } from './keys/create-keys.ts';
import { createLearners } from './learner/create-learners.ts';
import { createLedger } from './ledger/create-ledger.ts';
import { createMoves } from './moves/create-moves.ts';
import { createOperations } from './operations/create-operations.ts';
import { createReads } from './reads/create-reads.ts';
import { followReplica } from './reads/follow-replica.ts';
import { createRetention } from './retention/create-retention.ts';
import { createReviews } from './review/create-reviews.ts';
import { createRoles } from './roles/create-roles.ts';
import { createRoots } from './roots/create-roots.ts';
import { clearExpiredSessions } from './sessions/clear-sessions.ts';
import { createSessions } from './sessions/create-sessions.ts';
import { createSteps } from './steps/create-steps.ts';
import { createTenants } from './tenants/create-tenants.ts';
import { createWakes } from './wakes/create-wakes.ts';
import { clearNotices } from './changes/notice.ts';
import { createWebhooks } from './webhooks/create-webhooks.ts';
import { createWorkers } from './workers/create-workers.ts';
import type { Hinting, Writing } from './writing.ts';

export type StoreOptions = {
  url: string;
  /** A server that follows the one of `url`, for reads that may be a little old. */
  readUrl?: string | undefined;
  /** Maximum number of connections. */
  size?: number;
} & Partial<Pick<Writing, 'sweepAfterMs' | 'now' | 'batch'>>;

/**
 * The persistent state, over one pool. Each slice is a folder beside this file; callers declare the slices they use, as
 * in `Pick<Store, 'ledger' | 'learners'>`.
 */
export type Store = ReturnType<typeof createStore>;

export function createStore({
  url,
  readUrl,
  size = 10,
  sweepAfterMs = 10_000,
  now = () => new Date(),
  batch,
}: StoreOptions) {
  const database = createPool(url, { size });
  const replica = readUrl === undefined ? null : followReplica(database, readUrl, size);
  const writing = { policies: createPolicies(), programs: createPrograms(), now, sweepAfterMs, batch };
  const hint = createHint(database);
  const hinting: Hinting = async (work, changed) => {
    const result = await work;
    if (changed(result)) hint();
    return result;
  };
  return {
    database,
    now,
    size,
    ...createEpoch(database),
    ticketSecret: createTicketSecret(database),
    events: createEvents(database, writing),
    ledger: createLedger(database, writing, hinting),
    calibrations: createCalibrations(database, writing, hinting),
    steps: createSteps(database, now),
    reviews: createReviews(database, writing, hinting),
    learners: createLearners(database, writing, hinting),
    changes: createChanges(database),
    wakes: createWakes(database, writing),
    workers: createWorkers(database),
    attendance: createAttendance(database),
    ...createDocuments(database, writing),
    anchors: createAnchors(database, now),
    documentation: createDocumentation(database),
    moves: createMoves(database, now),
    reads: createReads(database, replica, now),
    retention: createRetention(database, writing),
    roles: createRoles(database, now),
    judges: createJudges(database, writing),
    operations: createOperations(database, writing),
    keys: createKeys(database, now),
    webhooks: createWebhooks(database, now),
    tenants: createTenants(database, now),
    sessions: createSessions(database, now),
    issuer: createIssuerStore(database, now),
    roots: createRoots(database, now),
    credentials: createCredentials(database, now),
    async maintain() {
      await database.query('SELECT maintain_changes()');
      await clearNotices(database);
      await clearUnderWay(database);
      await clearExpiredSessions(database);
    },
    async close() {
      await replica?.stop();
      await database.end();
    },
  };
}
