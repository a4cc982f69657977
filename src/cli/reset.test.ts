import { expect, test } from 'vitest';
import { eventOf, openStore } from '../../test/support/open-store.ts';
import { resetCommand } from './reset.ts';

const open = openStore();

const run = (...words: string[]) => resetCommand().parseAsync(words, { from: 'user' });

test.each(['', 'acme:', 'test', 'tes', 'x:test:', 'test:%', 'test:a b'])(
  'reset %j is rejected as wrong usage',
  async (prefix) => {
    await expect(run(prefix, '--yes')).rejects.toMatchObject({ name: 'UsageError' });
  },
);

test('reset deletes exactly the learners with the prefix', async () => {
  const { store } = open;
  for (const learner of ['test:gus', 'test:gus-2', 'test:ines']) {
    await store.events.accept([eventOf(learner)]);
    await store.ledger.award(learner, 0);
  }
  process.env.DATABASE_URL = open.url;
  try {
    await run('test:gus', '--json');
    expect(await store.learners.find('test:gus')).toBeNull();
    expect(await store.learners.find('test:gus-2')).toBeNull();
    expect(await store.learners.find('test:ines')).not.toBeNull();
    await run('test:', '--yes', '--json');
    expect(await store.learners.find('test:ines')).toBeNull();
  } finally {
    delete process.env.DATABASE_URL;
  }
});
