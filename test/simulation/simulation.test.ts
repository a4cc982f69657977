import { readFileSync } from 'node:fs';
import { afterAll, expect, inject, test } from 'vitest';
import { mutantNamed, MUTANTS, patched } from './mutants.ts';
import { startPlayer, wrongIn } from './players.ts';
import { shrink } from './shrink.ts';
import { inWords, storyOf, type Story } from './story.ts';

const servers = () => ({ server: inject('postgresUrl'), template: inject('templateDatabase') });
const player = startPlayer(servers());
afterAll(() => player.stop());

test('fixed seeds: every invariant holds after every transaction, and the same seed tells the same story', async () => {
  const digests: string[] = [];
  for (const seed of ['npm test', 'npm test', 'without sweeps']) {
    const sweeps = seed !== 'without sweeps';
    const played = await player.play(storyOf(seed, { days: 2, learners: 4, sweeps }));
    expect(wrongIn(played), seed).toBeNull();
    if ('digest' in played) digests.push(played.digest);
  }
  expect(digests[1]).toBe(digests[0]);
  expect(digests[2]).not.toBe(digests[0]);
});

test('a planted bug is found', async () => {
  const { name } = mutantNamed('overrides-in-commit-order');
  const mutated = startPlayer({ ...servers(), mutant: name });
  const found = wrongIn(await mutated.play(storyOf('1', { days: 3, learners: 4, faults: false })));
  await mutated.stop();
  expect(found).toMatch(/invariant 4/);
});

test.each(MUTANTS)('the planted bug $name still has its place in the source', (mutant) => {
  const source = readFileSync(new URL(`../../src/${mutant.file}`, import.meta.url), 'utf8');
  expect(patched(source, mutant)).not.toBe(source);
});

test('shrinking keeps what a failure needs, and leaves out single events', async () => {
  const story = storyOf('shrink', { days: 5, learners: 6 });
  const posts = story.happenings.filter(({ kind }) => kind === 'post');
  const needed = [posts[3]!, posts[11]!];
  const ids = (one: Story) => one.happenings.flatMap((it) => (it.kind === 'post' ? it.events : []));
  const wanted = needed.flatMap((it) => (it.kind === 'post' ? [it.events[0]!.id] : []));
  const fails = async (one: Story) => wanted.every((id) => ids(one).some((event) => event.id === id));
  const shrunk = await shrink(story, fails, { tries: 400, onTry: () => undefined });
  expect(ids(shrunk).map(({ id }) => id)).toEqual(wanted);
  expect(shrunk.happenings.map(inWords)).toHaveLength(2);
});
