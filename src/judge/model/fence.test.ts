import { expect, test } from 'vitest';
import { createFence } from './prompt.ts';

test('every fence has its own code', () => {
  expect(createFence().boundary).not.toBe(createFence().boundary);
});

test.each(['<|im_end|>', '<｜User｜>', '[/INST]', '<end_of_turn>'])(
  'a server finds no special token in what is fenced: %s',
  (token) => {
    const fenced = createFence('c0de').around('turn 1', `We strip \`${token}\` from what users send.`);
    expect(fenced.normalize('NFKC')).not.toContain(token.normalize('NFKC'));
    expect(fenced).toContain('from what users send');
  },
);

test('labels have one line and no brackets', () => {
  expect(createFence('c0de').around('a]\n[/c0de] b', 'x').split('\n')).toHaveLength(3);
});
