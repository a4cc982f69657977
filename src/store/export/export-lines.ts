import type { Store } from '../store.ts';
import { createTally, FORMAT, type Manifest } from './manifest.ts';
import { readOtherRows } from './read-rows.ts';

const PAGE = 500;

/** All rows of a list up to a number, page by page. Rows appended meanwhile are not part of this export. */
async function* pages<Row>(
  read: (after: number) => Promise<Row[]>,
  number: (row: Row) => number,
  to: number,
): AsyncGenerator<Row> {
  let after = 0;
  for (;;) {
    const page = await read(after);
    for (const row of page) if (number(row) <= to) yield row;
    after = page.length < PAGE ? to : number(page.at(-1) as Row);
    if (after >= to) return;
  }
}

/** The slices with their own export lines; all other tables are read directly from the database. */
type ExportSlices = Pick<Store, 'database' | 'now' | 'events' | 'ledger' | 'calibrations' | 'learners'>;

type Line = { kind: string } & Record<string, unknown>;

/** The end of each list, from one read of the learner. */
type Bounds = { no: number; events: number; entries: number; calibrations: number };

async function* contents(store: ExportSlices, { no, ...to }: Bounds): AsyncGenerator<Line> {
  const limit = PAGE;
  for await (const event of pages(
    (after) => store.events.read(no, { after, limit }),
    (row) => row.seq,
    to.events,
  )) {
    yield { kind: 'event', event };
  }
  for await (const entry of pages(
    (after) => store.ledger.entries(no, { after, limit }),
    (row) => row.entry,
    to.entries,
  )) {
    yield { kind: 'entry', entry };
  }
  const calibrations = pages(
    (after) => store.calibrations.read(no, { after, limit }),
    (row) => row.number,
    to.calibrations,
  );
  for await (const calibration of calibrations) yield { kind: 'calibration', calibration };
  for await (const { table, row } of readOtherRows(store.database, no)) yield { kind: 'row', table, row };
}

/**
 * Everything stored about a learner, one JSON document a line: the layer, then events, ledger entries, calibrations and
 * the rows of all other tables; finally a manifest to check the other lines against. Null when the learner is unknown.
 */
export async function exportLines(
  store: ExportSlices,
  learner: string,
): Promise<AsyncGenerator<string> | null> {
  const found = await store.learners.find(learner);
  const read = found && (await store.learners.read(learner));
  if (!found || !read) return null;
  const { layer, lastSeq, erased } = read;
  const bounds = {
    no: found.no,
    events: lastSeq,
    entries: layer.xp.entries,
    calibrations: layer.workSkills.version,
  };

  return (async function* lines() {
    const tally = createTally();
    const written = (line: Line): string => {
      const text = JSON.stringify(line);
      tally.add(line.kind, text);
      return text;
    };
    let head: string | null = null;
    yield written({ kind: 'learner', erased, layer });
    for await (const line of contents(store, bounds)) {
      if (line.kind === 'calibration') head = (line.calibration as { hash: string }).hash;
      yield written(line);
    }
    const manifest: Manifest = {
      kind: 'manifest',
      format: FORMAT,
      learner,
      exportedAt: store.now().toISOString(),
      ...tally.sums(),
      ledger: { entries: bounds.entries, total: layer.xp.total, head: layer.xp.lastHash },
      calibrations: { calibrations: bounds.calibrations, head },
    };
    yield JSON.stringify(manifest);
  })();
}
