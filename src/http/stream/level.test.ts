import { expect, test } from 'vitest';
import { eventOf, openStore, verdictAt } from '../../../test/support/open-store.ts';
import { loadDetails } from './load-details.ts';
import { renderChange } from './messages.ts';

const open = openStore();
const EPOCH = '00000000-0000-0000-0000-000000000000';

/** The events of a change with their levels, in order. */
const levelsIn = (text: string) =>
  [...text.matchAll(/event: (calibration|award|level)\ndata: (.*)/g)].map(([, event, data]) =>
    event === 'level' ? `level ${JSON.parse(data!).level}` : event,
  );

test('a verdict that changes the level is followed by its level messages, though it adds no entry', async () => {
  const { store } = open;
  const learner = 'riser';
  let level = 1;
  let changed = 0;
  for (let count = 1; count <= 12; count += 1) {
    const completion = eventOf(learner, 'stage.completed', { outcome: 'passed' });
    await store.events.accept([eventOf(learner), completion]);
    await store.ledger.award(learner, 0);
    const awarded = (await store.learners.read(learner))!.layer;
    await store.calibrations.commit(learner, count * 2, verdictAt(95));
    const { layer } = (await store.learners.read(learner))!;
    const { no } = (await store.learners.find(learner))!;
    expect(layer.xp.entries).toBe(awarded.xp.entries);
    if (layer.xp.nextLevelAt !== null) expect(layer.xp.nextLevelAt).toBeGreaterThan(layer.xp.total);
    const change = {
      tx: '1',
      learner: no,
      version: layer.version,
      id: learner,
      fromEntry: layer.xp.entries + 1,
      toEntry: layer.xp.entries,
      calibration: count,
      announce: true,
    };
    const [details] = await loadDetails(store, [change]);
    const reached = Array.from(
      { length: layer.xp.level - awarded.xp.level },
      (_, step) => step + awarded.xp.level + 1,
    );
    expect(levelsIn(renderChange(EPOCH, details!, 0))).toEqual([
      'calibration',
      ...reached.map((to) => `level ${to}`),
    ]);
    changed += reached.length;
    level = layer.xp.level;
  }
  expect(changed, 'levels reached by verdicts alone').toBeGreaterThan(1);
  const { no } = (await store.learners.find(learner))!;
  const asOf = await store.learners.readAsOf(no, { time: Date.now() + 1000 });
  expect(asOf).toMatchObject({ outcome: 'found', layer: { xp: { level } } });
});
