import { expect, test } from 'vitest';
import { openStore } from '../../test/support/open-store.ts';
import { validateCommand } from './validate.ts';

const open = openStore();
const run = (...words: string[]) => validateCommand().exitOverride().parseAsync(words, { from: 'user' });

test('a database that holds anything is refused and left as it is', async () => {
  await expect(run('--database', open.url)).rejects.toMatchObject({
    name: 'UsageError',
    message: 'The database is not empty: validate needs one without tables.',
  });
  expect(await open.store.programs.active('validation')).toBeNull();
});

test.for([
  ['--reliability', '.99', 'cannot be more reliable than 0.855'],
  ['--halo', '1.5', 'must be a number from 0 to 1'],
  ['--leniency', 'kind', 'must be a number'],
  ['--learners', '0', 'must be a whole number of at least 1'],
  ['--judge', 'nobody', 'Allowed choices are plain'],
])('%s %s: %s', async ([option, value, message]) => {
  await expect(run(option!, value!)).rejects.toThrow(message);
});
