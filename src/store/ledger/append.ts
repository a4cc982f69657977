import { ceilingOf } from '../../core/level.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { FenceLost, type Tx } from '../database.ts';
import type { NewFacet } from '../facets/facet.ts';
import type { LockedLearner } from '../learner/lock-learner.ts';
import { chainEntries } from './chain-entries.ts';
import type { LedgerEntry, NewEntry } from './entry.ts';

/** What one transaction does to a learner. What is left out stays as the locked row says. */
export type Change = {
  entries: NewEntry[];
  at: Date;
  awardedTo?: number;
  calibratedTo?: number;
  pending?: number;
  /** The event that award decided to be a completion. */
  completes?: number | null;
  /** The snapshot that stands after this change, and the chain of the calibrations that made it. */
  snapshot?: Pick<Snapshot, 'tier' | 'mean' | 'sd'>;
  calibration?: { number: number; hash: string } | null;
  /** Facets that this change rewrites. */
  facets?: NewFacet[];
  /** When somebody must have rung if anything is still owed or falls due; null when nothing is. */
  due: Date | null;
  /** Whether the live streams tell of it: history more than a day old is backfill and announces nothing. */
  announce: boolean;
};

const APPEND = {
  name: 'ledger-append',
  text: `WITH appended AS (
    INSERT INTO ledger (learner, entry, kind, event_seq, event_type, event_time, base, multiplier, xp, reason, tier,
      overall, snapshot_version, policy_version, awaiting_verdict, calibration, from_entry, to_entry, level, total_after,
      previous_hash, hash, at, version)
    SELECT $1, entry, kind, "eventSeq", "eventType", "eventTime", base, multiplier, xp, reason, tier, overall,
      "snapshotVersion", "policyVersion", coalesce("awaitingVerdict", false), calibration, "fromEntry", "toEntry", level,
      "totalAfter", decode("previousHash", 'hex'), decode(hash, 'hex'), $3, $6 + 1
    FROM json_to_recordset($2::json) AS new(entry bigint, kind text, "eventSeq" bigint, "eventType" text,
      "eventTime" timestamptz, base int, multiplier float8, xp bigint, reason text, tier text, overall float8,
      "snapshotVersion" int, "policyVersion" int, "awaitingVerdict" boolean, calibration int, "fromEntry" bigint,
      "toEntry" bigint, level int, "totalAfter" bigint, "previousHash" text, hash text)
  ), completed AS (
    UPDATE events SET calibrates = true WHERE learner = $1 AND seq = $4
  ), owed AS (
    INSERT INTO wakes (learner, due) SELECT $1, $5::timestamptz WHERE $5 IS NOT NULL
    ON CONFLICT (learner) DO UPDATE SET due = excluded.due, rings = 0
  ), settled AS (
    DELETE FROM wakes WHERE learner = $1 AND $5 IS NULL
  ), told AS (
    INSERT INTO changes (learner, version, from_entry, to_entry, calibration, announce, at)
    VALUES ($1, $6 + 1, $7, $8, $9, $10, $3)
  ), shown AS (
    INSERT INTO facets (learner, name, value, version)
    SELECT $1, name, coalesce(value, 'null'), $6 + 1 FROM json_to_recordset($23::json) AS new(name text, value json)
    ON CONFLICT (learner, name) DO UPDATE SET value = excluded.value, version = excluded.version
  )
  UPDATE learners SET version = version + 1, updated_at = $3, total = $11, entries = $8, head = decode($12, 'hex'),
    level = $13, awarded_to = $14, calibrated_to = $15, pending = $16, awake = last_seq > $14, tier = $17, mean = $18,
    sd = $19, calibrations = $20, calibration_head = decode($21, 'hex')
  WHERE no = $1 AND version = $6 AND awarded_to = $22`,
};

/**
 * The only writer of the ledger and of the learner's counters. Fenced by what the lock showed: throws `FenceLost`
 * when another transaction came between, and then nothing of this one stands.
 */
export async function append(tx: Tx, learner: LockedLearner, change: Change): Promise<LedgerEntry[]> {
  const snapshot = change.snapshot ?? learner;
  const { entries, head } = chainEntries(
    learner,
    ceilingOf(snapshot),
    change.entries,
    change.at.toISOString(),
  );
  const calibration = change.calibration ?? { number: learner.calibrations, hash: learner.calibrationHead };
  const values = [
    learner.no,
    JSON.stringify(entries),
    change.at,
    change.completes ?? null,
    change.due,
    learner.version,
    learner.entries + 1,
    head.entries,
    change.calibration?.number ?? null,
    change.announce,
    head.total,
    head.head,
    head.level,
    change.awardedTo ?? learner.awardedTo,
    change.calibratedTo ?? learner.calibratedTo,
    change.pending ?? learner.pending,
    snapshot.tier,
    snapshot.mean,
    snapshot.sd,
    calibration.number,
    calibration.hash,
    learner.awardedTo,
    JSON.stringify(change.facets ?? []),
  ];
  const result = await tx.query({ ...APPEND, values });
  if (result.rowCount !== 1) throw new FenceLost();
  return entries;
}
