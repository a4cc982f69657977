import { ceilingOf, levelAfter } from '../../core/level.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { FenceLost, type Tx } from '../database.ts';
import type { NewFacet } from '../facets/facet.ts';
import type { LockedLearner } from '../learner/lock-learner.ts';
import { chainEntries } from './chain-entries.ts';
import type { LedgerEntry, NewEntry } from './entry.ts';

/** The changes of one transaction to a learner. Omitted fields keep the value of the locked row. */
export type Change = {
  entries: NewEntry[];
  at: Date;
  awardedTo?: number;
  calibratedTo?: number;
  pending?: number;
  /** The event that award found to be a completion. */
  completes?: number | null;
  /** The snapshot after this change, and the last calibration of its chain. */
  snapshot?: Pick<Snapshot, 'tier' | 'mean' | 'sd'>;
  calibration?: { number: number; hash: string } | null;
  /** The facets to write. */
  facets?: NewFacet[];
  /** When the learner must be woken, for pending work or a change by silence; null when never. */
  due: Date | null;
  /** Whether live streams announce it: events more than a day old are backfill and are not announced. */
  announce: boolean;
};

const APPEND = {
  name: 'ledger-append',
  text: `WITH change AS MATERIALIZED (
    SELECT * FROM json_to_record($3::json) AS new(at timestamptz, completes bigint, due timestamptz, announce boolean,
      "fromEntry" bigint, "toEntry" bigint, calibration int, total bigint, head text, level int, "seenAwardedTo" bigint,
      "awardedTo" bigint, "calibratedTo" bigint, pending int, tier text, mean float8, sd float8, calibrations int,
      "calibrationHead" text)
  ), appended AS (
    INSERT INTO ledger (learner, entry, kind, event_seq, event_type, event_time, base, multiplier, xp, reason, tier,
      overall, snapshot_version, policy_version, awaiting_verdict, calibration, from_entry, to_entry, level, total_after,
      previous_hash, hash, at, version)
    SELECT $1, entry, kind, "eventSeq", "eventType", "eventTime", base, multiplier, xp, reason, tier, overall,
      "snapshotVersion", "policyVersion", coalesce("awaitingVerdict", false), calibration, "fromEntry", "toEntry", level,
      "totalAfter", decode("previousHash", 'hex'), decode(hash, 'hex'), (SELECT at FROM change), $2 + 1
    FROM json_to_recordset($4::json) AS new(entry bigint, kind text, "eventSeq" bigint, "eventType" text,
      "eventTime" timestamptz, base int, multiplier float8, xp bigint, reason text, tier text, overall float8,
      "snapshotVersion" int, "policyVersion" int, "awaitingVerdict" boolean, calibration int, "fromEntry" bigint,
      "toEntry" bigint, level int, "totalAfter" bigint, "previousHash" text, hash text)
  ), completed AS (
    UPDATE events SET calibrates = true WHERE learner = $1 AND seq = (SELECT completes FROM change)
  ), woken AS (
    INSERT INTO wakes (learner, due, event_since, completion_since)
    SELECT $1, due,
      (SELECT accepted_at FROM events WHERE learner = $1 AND seq = c."awardedTo" + 1),
      coalesce((SELECT accepted_at FROM events WHERE c.pending > 0 AND learner = $1 AND seq > c."calibratedTo"
          AND calibrates AND NOT voided ORDER BY seq LIMIT 1),
        (SELECT accepted_at FROM events WHERE learner = $1 AND seq = c.completes))
    FROM change c WHERE due IS NOT NULL
    ON CONFLICT (learner) DO UPDATE SET due = excluded.due, rings = 0, event_since = excluded.event_since,
      completion_since = excluded.completion_since
  ), asleep AS (
    DELETE FROM wakes WHERE learner = $1 AND (SELECT due FROM change) IS NULL
  ), announced AS (
    INSERT INTO changes (learner, version, from_entry, to_entry, calibration, announce, at)
    SELECT $1, $2 + 1, "fromEntry", "toEntry", calibration, announce, at FROM change
  ), shown AS (
    INSERT INTO facets (learner, name, value, version)
    SELECT $1, name, coalesce(value, 'null'), $2 + 1 FROM json_to_recordset($5::json) AS new(name text, value json)
    ON CONFLICT (learner, name) DO UPDATE SET value = excluded.value, version = excluded.version
  )
  UPDATE learners l SET version = l.version + 1, updated_at = c.at, total = c.total, entries = c."toEntry",
    head = decode(c.head, 'hex'), level = c.level, awarded_to = c."awardedTo", calibrated_to = c."calibratedTo",
    pending = c.pending, awake = l.last_seq > c."awardedTo", tier = c.tier, mean = c.mean, sd = c.sd,
    calibrations = c.calibrations, calibration_head = decode(c."calibrationHead", 'hex')
  FROM change c WHERE l.no = $1 AND l.version = $2 AND l.awarded_to = c."seenAwardedTo"`,
};

/**
 * The only writer of the ledger and of the learner's counters. Throws `FenceLost` and writes nothing when another
 * transaction changed the learner since the lock was read.
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
  const verdicts = change.snapshot ? [change.snapshot] : [];
  const record = {
    at: change.at,
    completes: change.completes ?? null,
    due: change.due,
    announce: change.announce,
    fromEntry: learner.entries + 1,
    toEntry: head.entries,
    calibration: change.calibration?.number ?? null,
    total: head.total,
    head: head.head,
    // A verdict without an entry changes the level too, since the ceiling changes.
    level: entries.length > 0 ? head.level : levelAfter(learner.level, learner.total, verdicts),
    seenAwardedTo: learner.awardedTo,
    awardedTo: change.awardedTo ?? learner.awardedTo,
    calibratedTo: change.calibratedTo ?? learner.calibratedTo,
    pending: change.pending ?? learner.pending,
    tier: snapshot.tier,
    mean: snapshot.mean,
    sd: snapshot.sd,
    calibrations: calibration.number,
    calibrationHead: calibration.hash,
  };
  const json = [record, entries, change.facets ?? []].map((value) => JSON.stringify(value));
  const values = [learner.no, learner.version, ...json];
  const result = await tx.query({ ...APPEND, values });
  if (result.rowCount !== 1) throw new FenceLost();
  return entries;
}
