import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { startTemporal } from '../../src/embedded/temporal.ts';
import { learnerWorkflowId } from '../../src/workflows/ids.ts';
import { until } from '../support/until.ts';
import { startSystem } from '../support/system.ts';
import { createTestJudge } from '../support/test-judge.ts';
import { deliver } from './deliver.ts';
import { expectEverythingRight, expectPaidOnce } from './expect-everything-right.ts';
import { ownDataDir } from './own-servers.ts';
import { sessionsOf } from './session.ts';
import { startProcess } from './start-process.ts';

const log = () => undefined;
const CEILING_MS = 300_000;

test.concurrent(
  'three times kill -9 during a drain: nothing lost, nothing paid twice',
  { timeout: CEILING_MS },
  async () => {
    const system = await startSystem({
      judge: createTestJudge(),
      worker: false,
      policy: { verdictWait: '200ms' },
    });
    const { store, url: databaseUrl, temporalAddress, sweepAfterMs } = system;
    const options = { databaseUrl, temporalAddress, sweepAfterMs, bundleDir: inject('bundleDir') };
    const sessions = sessionsOf(12, 30);
    const answers = new Map<string, number>();
    let running = await startProcess(options, answers);
    let accepted = 0;
    const delivered = deliver(sessions, (events) => running.post(events), {
      betweenMs: 30,
      onAccepted: (events) => (accepted += events),
    });
    for (const share of [0.25, 0.5, 0.75]) {
      await until(() => accepted >= share * 360);
      await running.kill();
      running = await startProcess(options, answers);
    }
    await delivered;
    await system.settled(150_000);
    await running.kill();
    await expectEverythingRight(store, sessions);
    expectPaidOnce(answers, 3);
    await system.stop();
  },
);

test.concurrent(
  'invariant 10, no truth in Temporal: nothing is lost when it is stopped and its database deleted under load',
  { timeout: CEILING_MS },
  async () => {
    const { dataDir, remove } = ownDataDir();
    let temporal = await startTemporal({ dataDir, log });
    const port = Number(temporal.address.split(':')[1]);
    const judge = createTestJudge();
    const system = await startSystem({
      judge,
      temporalAddress: temporal.address,
      policy: { verdictWait: '200ms' },
    });
    const sessions = sessionsOf(12, 30);
    const late = new Map(
      [...sessionsOf(12, 4, 4)].map(([learner, events]) => [
        `late-${learner}`,
        events.map((event) => ({ ...event, learner: `late-${learner}` })),
      ]),
    );
    await deliver(sessions, system.post, { betweenMs: 10, batch: 8 });
    const before = await runIdOf('learner-0');
    await temporal.stop();
    for (const file of readdirSync(dataDir))
      if (file.startsWith('temporal-2.db')) rmSync(join(dataDir, file));
    // Intake needs only Postgres; these rings are lost.
    await deliver(late, system.post);
    await until(() => system.ringer.inFlight() === 0);
    temporal = await startTemporal({ dataDir, log, port });
    await system.settled(150_000);
    await expectEverythingRight(system.store, new Map([...sessions, ...late]));
    expectPaidOnce(judge.answers, 1);
    await system.post([{ ...late.get('late-learner-0')![0]!, learner: 'learner-0', id: 'after' }]);
    await system.settled();
    expect(await runIdOf('learner-0'), 'the old workflow was lost with its database').not.toBe(before);
    await system.stop();
    await temporal.stop();
    remove();

    // An event is accepted before its ring starts the workflow.
    async function runIdOf(learner: string): Promise<string> {
      const handle = system.client.workflow.getHandle(learnerWorkflowId(system.epoch, learner));
      let runId: string | undefined;
      await until(async () => {
        runId = await handle.describe().then(
          (described) => described.runId,
          () => undefined,
        );
        return runId !== undefined;
      });
      return runId!;
    }
  },
);
