import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { learnerWorkflowId } from '../../src/workflows/ids.ts';
import { correctAlong, policyVariants } from '../property/live.ts';
import { deliveriesOf, planArbitrary, type Plan } from '../property/plan.ts';
import { random } from '../support/random.ts';
import { startSystem, type System } from '../support/system.ts';
import { createTestJudge } from '../support/test-judge.ts';
import { deliver } from './deliver.ts';
import { expectEverythingRight } from './expect-everything-right.ts';
import { startProcess } from './start-process.ts';

const LEARNERS = Math.max(100, Number(process.env.PROPERTY_RUNS ?? 100));
const WAVE = 100;
const KILLS = 2;

type Running = Awaited<ReturnType<typeof startProcess>>;

/** Terminates random workflows, as an operator or a lost server would; most ids do not exist at that time. */
async function terminator(
  { client, epoch }: System,
  learners: string[],
  next: () => number,
  over: () => boolean,
): Promise<number> {
  let terminated = 0;
  while (!over()) {
    const learner = learners[Math.floor(next() * learners.length)]!;
    await client.workflow
      .getHandle(learnerWorkflowId(epoch, learner))
      .terminate()
      .then(
        () => (terminated += 1),
        () => undefined,
      );
    await sleep(30);
  }
  return terminated;
}

test(
  `the oracle: ${LEARNERS} random learners through a real Temporal with processes killed and workflows terminated`,
  { timeout: 7_200_000 },
  async () => {
    const system = await startSystem({
      judge: createTestJudge(),
      worker: false,
      policy: { verdictWait: '150ms' },
    });
    const { store, url: databaseUrl, temporalAddress, sweepAfterMs } = system;
    const start = () =>
      startProcess({ databaseUrl, temporalAddress, sweepAfterMs, bundleDir: inject('bundleDir') });
    const { version: _version, ...shipped } = await store.policies.active();
    const policies = policyVariants(shipped);
    const next = random(Number(process.env.PROPERTY_SEED ?? 1));
    let running: Running = await start();
    for (let wave = 0; wave * WAVE < LEARNERS; wave += 1) {
      const lives = livesOf(fc.sample(planArbitrary, { numRuns: WAVE, seed: wave + 1 }), wave);
      const learners = [...lives.keys()];
      let over = false;
      const terminating = terminator(system, learners, next, () => over);
      const sessions = new Map([...lives].map(([learner, { all }]) => [learner, all]));
      const total = [...sessions.values()].reduce((sum, events) => sum + events.length, 0);
      let accepted = 0;
      const delivering = deliver(sessions, (events) => running.post(events), {
        batch: 6,
        betweenMs: 20,
        onAccepted: (events) => (accepted += events),
      });
      for (let kill = 1; kill <= KILLS; kill += 1) {
        while (accepted < (total * kill) / (KILLS + 1)) await sleep(20);
        await running.kill();
        const { version } = await store.policies.active();
        await store.policies.put(version, policies[Math.floor(next() * policies.length)]!);
        running = await start();
      }
      await delivering;
      for (const [learner, { plan }] of lives)
        await correctAlong(store, store.calibrations, learner, plan, async () => undefined);
      over = true;
      expect(await terminating, 'workflows were terminated').toBeGreaterThan(10);
      await system.settled(600_000);
      await expectEverythingRight(store, new Map([...lives].map(([learner, { first }]) => [learner, first])));
    }
    await running.kill();
    await system.stop();
  },
);

function livesOf(plans: Plan[], wave: number) {
  return new Map(
    plans.map((plan, index) => [
      `life-${wave}-${index}`,
      { plan, ...deliveriesOf(plan, `life-${wave}-${index}`) },
    ]),
  );
}
