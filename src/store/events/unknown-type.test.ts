import { expect, test } from 'vitest';
import { eventOf, openStore } from '../../../test/support/open-store.ts';

const open = openStore();

test('an event whose type a new policy removed is refused when numbered; others in the batch are accepted', async () => {
  const active = await open.store.policies.active();
  const { 'voice.turn_taken': _gone, ...types } = active.types;
  const { version, ...body } = active;
  await open.store.policies.put(version, { ...body, types });
  const [first, second, third] = [
    eventOf('eve'),
    eventOf('eve', 'voice.turn_taken', { text: 'hello' }),
    eventOf('eve'),
  ];
  const { results } = await open.store.events.accept([first, second, third]);
  expect(results).toEqual([
    { status: 'accepted', seq: 1 },
    { status: 'unknown_type', policy: version + 1 },
    { status: 'accepted', seq: 2 },
  ]);
});
