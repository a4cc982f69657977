import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkExport } from '../../src/store/export/check-export.ts';
import { exportLines } from '../../src/store/export/export-lines.ts';
import { expectEverythingRight } from '../faults/expect-everything-right.ts';
import { until } from '../support/until.ts';
import { cloudEvent, sendFollowing } from './support/follow.ts';
import { moveCommand } from './support/move-command.ts';
import { startCell, type Cell } from './support/start-cell.ts';

const LEARNERS = 100;
const PLATFORMS = 2;
/** Pause of a platform between two events. */
const PACE_MS = 200;
/** Only ends a hanging test: a process needs half a minute to start on a busy machine. */
const CEILING_MS = 600_000;

let folder: string;
let a: Cell;
let b: Cell;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-cells-'));
  [a, b] = [await startCell(folder, 'a'), await startCell(folder, 'b')];
}, CEILING_MS);
afterAll(async () => {
  await a?.stop();
  await b?.stop();
  await rm(folder, { recursive: true, force: true });
});

const learners = Array.from({ length: LEARNERS }, (_, index) => `acme:${index}`);
let ids = 0;

function nextEvent(learner: string) {
  ids += 1;
  const type = ids % 20 === 0 ? 'stage.completed' : 'chat.turn_taken';
  const said = ids % 20 === 0 ? { outcome: 'passed' } : { text: `Case ${ids}: do paused customers count?` };
  return cloudEvent(learner, `e-${ids}`, type, { stage: `s-${ids % 7}`, speaker: 'learner', ...said });
}

type Accepted = Map<string, { id: string; source: string }[]>;

function note(accepted: Accepted, event: { id: string; source: string; subject: string }): void {
  accepted.set(event.subject, [...(accepted.get(event.subject) ?? []), event]);
}

/** The first events of all learners, in one batch. */
async function begin(accepted: Accepted): Promise<void> {
  const events = learners.map(nextEvent);
  const response = await fetch(`${a.api}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${a.key}`, 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify(events),
  });
  expect(response.status).toBe(202);
  for (const event of events) note(accepted, event);
}

/** Sends events one by one until `done`. */
async function load(accepted: Accepted, done: () => boolean): Promise<void> {
  async function platform(at: number): Promise<void> {
    for (let turn = at; !done(); turn += PLATFORMS) {
      const event = nextEvent(learners[turn % LEARNERS]!);
      await sendFollowing([a, b], event);
      note(accepted, event);
      await sleep(PACE_MS);
    }
  }
  await Promise.all(Array.from({ length: PLATFORMS }, (_, at) => platform(at)));
}

async function movedOf({ store }: Cell): Promise<number> {
  const { rows } = await store.database.query<{ moved: number }>(
    'SELECT count(*)::int AS moved FROM learners WHERE moved_at IS NOT NULL',
  );
  return rows[0]!.moved;
}

test(
  'a hundred learners move under load while the command is killed twice: every accepted event is awarded once',
  { timeout: CEILING_MS },
  async () => {
    let done = false;
    const accepted: Accepted = new Map();
    await begin(accepted);
    const loading = load(accepted, () => done);
    for (const killedAt of [10, 40]) {
      const command = moveCommand(a, 'acme:', { url: b.api, keyFile: b.keyFile });
      await until(async () => (await movedOf(a)) >= killedAt, CEILING_MS);
      await command.kill();
    }
    const moved = await movedOf(a);
    const finished = await moveCommand(a, 'acme:', { url: b.api, keyFile: b.keyFile }).done();
    expect(finished).toEqual({ to: b.api, moved: LEARNERS - moved, movedBefore: 0 });
    done = true;
    await loading;
    await b.settled();

    expect((await a.store.wakes.waiting()).learners).toBe(0);
    await expectEverythingRight(b.store, accepted as never, { moved: true });
    for (const learner of learners) {
      const { no } = (await b.store.learners.find(learner))!;
      const events = await b.store.events.read(no, { after: 0, limit: 1000 });
      const ids = accepted.get(learner)!.map(({ id }) => id);
      expect([events.length, new Set(events.map(({ id }) => id))]).toEqual([ids.length, new Set(ids)]);
      const here = (await b.store.ledger.verify(learner))!;
      const left = (await a.store.ledger.verify(learner))!;
      expect([here.intact, left.intact], learner).toEqual([true, true]);
      expect(here.entries).toBeGreaterThanOrEqual(left.entries);
    }
    const lines = (await exportLines(b.store, learners[0]!))!;
    expect(await checkExport(lines)).toMatchObject({ intact: true, problem: null });
    // The number of accepted events over both cells, and of awards over both chains: the chain was taken over whole.
    const awards = await b.store.database.query<{ awards: number }>(
      `SELECT count(*)::int AS awards FROM ledger WHERE kind = 'award'`,
    );
    expect(awards.rows[0]!.awards).toBe([...accepted.values()].flat().length);
    await sendFollowing([a, b], nextEvent('acme:new'));
    expect(await a.store.learners.find('acme:new')).toBeNull();
  },
);

test(
  'reads answer 421 with the other cell; with a wrong key or address the learner stays',
  { timeout: CEILING_MS },
  async () => {
    const read = (cell: Cell, path: string) =>
      fetch(`${cell.api}/v1/learners/${path}`, { headers: { authorization: `Bearer ${cell.key}` } });
    for (const path of [
      'acme:1',
      'acme:1/ledger',
      'acme:1/ledger/verify',
      'acme:1/stream',
      'acme:1/calibrations',
    ]) {
      const response = await read(a, path);
      expect([response.status, response.headers.get('touchstone-cell')], path).toEqual([421, b.api]);
      expect(((await response.json()) as { type: string }).type).toBe('/docs/errors#learner-moved');
    }
    expect((await read(b, 'acme:1')).status).toBe(200);

    await sendFollowing([a, b], nextEvent('zoe'));
    await a.settled();
    for (const to of [
      { url: a.api, keyFile: a.keyFile },
      { url: b.api, keyFile: a.keyFile },
    ])
      expect(await moveCommand(a, 'zoe', to).done()).toBeNull();
    await sendFollowing([a], nextEvent('zoe'));
  },
);
