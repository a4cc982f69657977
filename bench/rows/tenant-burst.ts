import { SCOPES } from '../../src/store/keys/keys.ts';
import { checkAwards } from '../check.ts';
import { eventOf, learnersOf } from '../events.ts';
import type { Machine } from '../machine/machine.ts';
import { freshGroup } from '../rounds.ts';
import type { Row } from '../row.ts';
import { median, percentile } from '../statistics.ts';

const BATCH = 1000;

const learnersIn = (tenant: string, count: number) =>
  learnersOf(freshGroup(), count).map((id) => `${tenant}:${id}`);

async function putTenant({ ours }: Machine, id: string): Promise<void> {
  if (await ours.store.tenants.find(id)) return;
  const body = { prefix: `${id}:`, scopes: [...SCOPES], judge: {}, limits: {}, jwksUrl: null };
  await ours.store.tenants.put(id, 0, body);
}

/** One event of each learner, one after the other: milliseconds from post to award. */
async function oneByOne({ ours }: Machine, learners: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const learner of learners) {
    const begun = performance.now();
    const awarded = ours.awarded.of(learner);
    await ours.post([eventOf(learner, 0, 1)]);
    await awarded;
    times.push(performance.now() - begun);
  }
  return times;
}

async function postAll({ ours }: Machine, learners: readonly string[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(learners.length / BATCH) }, (_, at) =>
    learners.slice(at * BATCH, (at + 1) * BATCH),
  );
  await Promise.all(batches.map((some) => ours.post(some.map((learner) => eventOf(learner, 0, 1)))));
}

/** Single events of one tenant, alone and while another one's burst waits for its awards. */
export const tenantBurst: Row = {
  name: 'tenant-burst',
  title:
    'p95 of single events of new learners, posted to awarded, while 5,000 learners’ events of another tenant wait, against quiet',
  reach: { most: 2 },
  async run(machine, options) {
    const [burst, single] = options.quick ? [1000, 20] : [5000, 200];
    await putTenant(machine, 'acme');
    await putTenant(machine, 'beta');
    const notes: string[] = [];
    const all = { quiet: [] as number[], during: [] as number[] };
    const ratios: number[] = [];
    for (let round = 1; round <= options.rounds; round += 1) {
      await oneByOne(machine, learnersIn('beta', 10));
      const quiet = await oneByOne(machine, learnersIn('beta', single));
      const senders = learnersIn('acme', burst);
      const done = machine.ours.awarded.expect(burst + single);
      const begun = performance.now();
      const posted = postAll(machine, senders);
      const learners = learnersIn('beta', single);
      const during = await oneByOne(machine, learners);
      const lasted = performance.now() - begun;
      await posted;
      const { rows } = await machine.ours.store.database.query<{ waiting: number }>(
        'SELECT count(*)::int AS waiting FROM learners WHERE id = ANY ($1) AND awarded_to < last_seq',
        [senders],
      );
      await done;
      const total = performance.now() - begun;
      await checkAwards(machine.ours.store, [...senders, ...learners], 1);
      ratios.push(percentile(during, 0.95) / percentile(quiet, 0.95));
      notes.push(
        `quiet p50 ${median(quiet).toFixed(1)} and p95 ${percentile(quiet, 0.95).toFixed(1)} ms; during ${median(during).toFixed(1)} and ${percentile(during, 0.95).toFixed(1)} ms over ${(lasted / 1000).toFixed(1)} s, then ${rows[0]?.waiting} of ${burst} still waited; the burst took ${(total / 1000).toFixed(1)} s`,
      );
      machine.progress(`  ${notes.at(-1)}`);
      all.quiet.push(...quiet);
      all.during.push(...during);
    }
    const side = (times: number[]) => ({ p50: median(times), p95: percentile(times, 0.95), unit: 'ms' });
    return { ratio: median(ratios), ours: side(all.during), theirs: side(all.quiet), notes };
  },
};
