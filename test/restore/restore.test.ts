import { expect, inject, test } from 'vitest';
import { restoreEpochCommand } from '../../src/cli/restore-epoch.ts';
import type { IncomingEvent } from '../../src/store/events/incoming-event.ts';
import { learnerWorkflowId } from '../../src/workflows/ids.ts';
import { deliver } from '../faults/deliver.ts';
import { expectEverythingRight, expectPaidOnce } from '../faults/expect-everything-right.ts';
import { sessionsOf } from '../faults/session.ts';
import { createDatabase } from '../support/database.ts';
import { startSystem } from '../support/system.ts';
import { createTestJudge } from '../support/test-judge.ts';
import { canDump, copyDatabase, dumpDatabase, type TakeBackup } from './take-backup.ts';

const ways: [string, TakeBackup][] = [['a copy', copyDatabase]];
if (await canDump(inject('postgresUrl'))) ways.push(['pg_dump and pg_restore', dumpDatabase]);
const SESSIONS = sessionsOf(3, 20, 5);

async function restoreEpoch(url: string, ...words: string[]): Promise<void> {
  process.env.DATABASE_URL = url;
  try {
    await restoreEpochCommand().parseAsync(words, { from: 'user' });
  } finally {
    delete process.env.DATABASE_URL;
  }
}

/** Part of each session as it went in one life: the same places, other events. */
function lived(life: string, from: number, to: number): Map<string, IncomingEvent[]> {
  const event = ({ id, data, ...rest }: IncomingEvent): IncomingEvent => ({
    ...rest,
    id: `${life}-${id}`,
    data: { ...data, ...(typeof data.text === 'string' ? { text: `${life}: ${data.text}` } : {}) },
  });
  return new Map([...SESSIONS].map(([learner, events]) => [learner, events.slice(from, to).map(event)]));
}

test.each(ways)(
  'an old database restored beside a newer Temporal, by %s: nothing lost, nothing paid twice, chains whole',
  { timeout: 120_000 },
  async (_way, takeBackup) => {
    const own = await createDatabase();
    const policy = { verdictWait: '200ms' } as const;
    const kept = lived('kept', 0, 10);

    const first = await startSystem({ judge: createTestJudge(), databaseUrl: own.url, policy });
    await deliver(kept, first.post, { batch: 4 });
    await first.settled();
    await first.stopWorker();
    // When the backup is taken, three awards and a verdict of each learner are pending.
    const pending = lived('pending', 12, 15);
    await deliver(pending, (events) => first.store.events.accept(events), { batch: 3 });
    await first.stop();
    const backup = await takeBackup(own.url);

    const lost = await startSystem({ judge: createTestJudge(), databaseUrl: own.url });
    await deliver(lived('lost', 15, 20), lost.post, { batch: 5 });
    await lost.settled();
    await lost.stop();

    await backup.restore();
    await expect(restoreEpoch(own.url)).rejects.toThrow(/Nothing was changed; add --yes/);
    await restoreEpoch(own.url, '--yes', '--json');
    const judge = createTestJudge();
    const restored = await startSystem({ judge, databaseUrl: own.url });
    expect(restored.epoch).not.toBe(first.epoch);
    // No event arrives: what was pending in the backup is done by itself.
    await restored.settled();
    await expectEverythingRight(restored.store, merged(kept, pending));
    const again = lived('again', 15, 20);
    await deliver(merged(pending, again), restored.post, { batch: 4 });
    await restored.settled();
    await expectEverythingRight(restored.store, merged(kept, pending, again));
    expectPaidOnce(judge.answers);
    const described = await restored.client.workflow
      .getHandle(learnerWorkflowId(first.epoch, 'learner-0'))
      .describe();
    expect(described.status.name, 'the workflow of the old epoch is left alone').toBe('RUNNING');
    await restored.stop();
    await backup.remove();
    await own.drop();
  },
);

function merged(...parts: Map<string, IncomingEvent[]>[]): Map<string, IncomingEvent[]> {
  const learners = [...parts[0]!.keys()];
  return new Map(learners.map((learner) => [learner, parts.flatMap((part) => part.get(learner)!)]));
}
