import { canonical } from '../canonical.ts';
import { verifyCalibrations } from '../calibration/verify-calibrations.ts';
import { transaction, type Database, type Tx } from '../database.ts';
import { lockLearner } from '../learner/lock-learner.ts';
import { verifyLedger } from '../ledger/verify-ledger.ts';
import { checkTransfer } from './check-transfer.ts';
import { clearBefore, insertMoved, writeMovedLearner } from './insert-moved.ts';
import { removeMovedPrefix } from './moved-prefixes.ts';
import { movedTables } from './moved-tables.ts';
import { migrationNames, type TransferHeader, type TransferManifest } from './transfer-lines.ts';
import { missingDocument } from './used-documents.ts';

/** The learner as it is here now, recomputed. */
type Here = { entries: number; total: number; calibrations: number };

/** `before`: this transfer had arrived already. `refused`: this cell cannot take the learner. `damaged`: nor can any. */
export type Received =
  | ({ outcome: 'received'; before: boolean } & Here)
  | { outcome: 'refused' | 'damaged'; detail: string };

/** Rolls the transaction back. */
class Unfit extends Error {
  outcome: 'refused' | 'damaged';

  constructor(outcome: 'refused' | 'damaged', detail: string) {
    super(detail);
    this.outcome = outcome;
  }
}

/**
 * Takes over a learner from another cell in one transaction: checks the transfer, inserts its rows and recomputes both
 * chains. Repeating a transfer that arrived changes nothing. `lines` is called twice.
 */
export async function receiveLearner(
  database: Database,
  id: string,
  lines: () => AsyncIterable<string>,
): Promise<Received> {
  const checked = await checkTransfer(lines());
  if ('detail' in checked) return { outcome: 'damaged', detail: `line ${checked.line}: ${checked.detail}` };
  const { header, manifest } = checked;
  if (header.learner !== id) return { outcome: 'refused', detail: 'the transfer is of another learner' };
  try {
    return await transaction(database, (tx) => receive(tx, lines, header, manifest));
  } catch (error) {
    if (error instanceof Unfit) return { outcome: error.outcome, detail: error.message };
    throw error;
  }
}

async function receive(
  tx: Tx,
  lines: () => AsyncIterable<string>,
  header: TransferHeader,
  manifest: TransferManifest,
): Promise<Received> {
  const { learner: id, move, prefix } = header;
  const before = await lockLearner(tx, id, { evenAway: true });
  if (before && before.movingTo !== null && before.movedAt === null)
    throw new Unfit('refused', 'the learner is moving away from this very cell');
  if (before?.move === move)
    return { outcome: 'received', before: true, ...(await verified(tx, id, manifest)) };
  if (before && before.movedAt === null)
    throw new Unfit('refused', 'this cell has a learner with the same id');
  await requireSame(tx, header);
  const tables = await movedTables(tx);
  const kept = { ledger: before?.entries ?? 0, calibrations: before?.calibrations ?? 0 };
  const no = await writeMovedLearner(tx, await ownLine(lines()), {
    before: before?.no ?? null,
    move,
    tables,
  });
  if (before) await clearBefore(tx, tables, no);
  const unknown = await insertMoved(tx, lines(), { no, kept, tables });
  if (unknown !== null) throw new Unfit('refused', `this cell has no table ${unknown}`);
  if (prefix !== null) await removeMovedPrefix(tx, prefix);
  const here = await verified(tx, id, manifest);
  if (here.entries !== manifest.ledger.entries || here.calibrations !== manifest.calibrations.calibrations)
    throw new Unfit('damaged', 'the chains are longer than the manifest says');
  return { outcome: 'received', before: false, ...here };
}

/** The same schema, so that rows mean the same, and the same documents, since rows name them by version. */
async function requireSame(tx: Tx, { migrations, documents }: TransferHeader): Promise<void> {
  if (canonical(await migrationNames(tx)) !== canonical(migrations))
    throw new Unfit('refused', 'the cells have different schemas: run the same release in both');
  const missing = await missingDocument(tx, documents);
  if (missing !== null)
    throw new Unfit(
      'refused',
      `this cell has no ${missing} with the same text: put each document to all cells`,
    );
}

async function ownLine(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) if (line.startsWith('{"kind" : "row", "table" : "learners"')) return line;
  throw new Unfit('damaged', 'the row of the learner is missing');
}

/** Recomputes both chains, which must contain the ends that were sent. */
async function verified(tx: Tx, id: string, { ledger, calibrations }: TransferManifest): Promise<Here> {
  const kept = ledger.entries === 0 ? undefined : { entries: ledger.entries, head: ledger.head };
  const entries = await verifyLedger(tx, id, kept);
  if (!entries?.intact) throw new Unfit('damaged', `the ledger is broken at ${entries?.firstBroken}`);
  const verdicts = await verifyCalibrations(tx, id);
  if (!verdicts?.intact || verdicts.calibrations < calibrations.calibrations)
    throw new Unfit('damaged', `the calibrations are broken at ${verdicts?.firstBroken}`);
  return { entries: entries.entries, total: entries.total, calibrations: verdicts.calibrations };
}
