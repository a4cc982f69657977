import { expect, test } from 'vitest';
import { eventOf, openStore } from '../../../test/support/open-store.ts';
import { createLayerTexts } from './layer-texts.ts';

const open = openStore();
const unknownToClient = () => false;

/** Layer texts over the real store, counting full reads. */
function counted(keptBytes?: number) {
  let reads = 0;
  const { store } = open;
  const texts = createLayerTexts(
    {
      stamp: store.learners.stamp,
      read(id) {
        reads += 1;
        return store.learners.read(id);
      },
    },
    keptBytes,
  );
  return { texts, reads: () => reads };
}

async function layerText(id: string): Promise<string> {
  return JSON.stringify((await open.store.learners.read(id))!.layer);
}

test('a layer is read in full once per change and is never stale', async () => {
  const { store } = open;
  const { texts, reads } = counted();
  await store.events.accept([eventOf('maya')]);
  const changes: (() => Promise<unknown>)[] = [
    async () => undefined,
    () => store.ledger.award('maya', 0),
    () => store.events.accept([eventOf('maya')]),
    () => store.ledger.award('maya', 0),
    () => store.learners.putProfile('maya', { groups: [], program: 'junior-analyst', parFactor: 1 }),
    () => store.learners.putProfile('maya', { groups: [], program: 'junior-analyst', parFactor: 1.5 }),
  ];
  for (const [index, change] of changes.entries()) {
    await change();
    for (let time = 0; time < 3; time += 1) {
      expect((await texts('maya', unknownToClient))!.text).toBe(await layerText('maya'));
    }
    expect(reads()).toBe(index + 1);
  }
});

test('a new policy shows with the first version made under it', async () => {
  const { store } = open;
  const { texts } = counted();
  await store.events.accept([eventOf('noor')]);
  await store.ledger.award('noor', 0);
  await texts('noor', unknownToClient);
  const { version, ...body } = await store.policies.active();
  await store.policies.put(version, { ...body, ladder: 'smooth' });
  await store.events.accept([eventOf('noor')]);
  await store.ledger.award('noor', 0);
  expect((await texts('noor', unknownToClient))!.text).toBe(await layerText('noor'));
});

test('a policy that is older than a version and committed after it makes the layer be read again', async () => {
  const { store } = open;
  const { texts, reads } = counted();
  await store.events.accept([eventOf('olga')]);
  await store.ledger.award('olga', 0);
  await texts('olga', unknownToClient);
  await store.database.query(`INSERT INTO policies (version, body, at)
    SELECT p.version + 1, p.body, l.updated_at FROM policies p, learners l
    WHERE l.id = 'olga' ORDER BY p.version DESC LIMIT 1`);
  for (let time = 0; time < 2; time += 1)
    expect((await texts('olga', unknownToClient))!.text).toBe(await layerText('olga'));
  expect(reads()).toBe(2);
});

test('texts beyond the size limit are not cached', async () => {
  await open.store.events.accept([eventOf('lena')]);
  for (const [keptBytes, expected] of [
    [10, 2],
    [100_000, 1],
  ] as const) {
    const { texts, reads } = counted(keptBytes);
    for (let time = 0; time < 2; time += 1)
      expect((await texts('lena', unknownToClient))!.text).toBe(await layerText('lena'));
    expect(reads()).toBe(expected);
  }
});

test('a client that knows the version gets no text, and nothing is read', async () => {
  const { texts, reads } = counted();
  await open.store.events.accept([eventOf('omar')]);
  expect(await texts('omar', ({ version, lastSeq }) => version === 0 && lastSeq === 1)).toMatchObject({
    erased: false,
    text: null,
  });
  expect(reads()).toBe(0);
});

test('erased and unknown learners have no text', async () => {
  const { texts } = counted();
  await open.store.events.accept([eventOf('pia')]);
  await texts('pia', unknownToClient);
  await open.store.learners.erase('pia');
  expect(await texts('pia', unknownToClient)).toMatchObject({ erased: true, text: null });
  expect(await texts('quinn', unknownToClient)).toBeNull();
});
