import { expect, test } from 'vitest';
import { selectJudge } from './select-judge.ts';

test.each([
  ['nothing', {}, 'offline'],
  ['offline', { judgeModel: 'offline' }, 'offline'],
  ['Anthropic', { judgeModel: 'anthropic:some-model' }, 'anthropic:some-model'],
  ['OpenAI', { judgeModel: 'openai:some-model' }, 'openai:some-model'],
  ['Google', { judgeModel: 'google:some-model' }, 'google:some-model'],
  [
    'a compatible server',
    { judgeModel: 'compatible:a:b', judgeBaseUrl: 'http://localhost:1/v1' },
    'compatible:a:b',
  ],
  ['several models', { judgeModel: 'openai:a, anthropic:b' }, 'panel:openai:a,anthropic:b'],
])('the judge that is configured by %s', (_name, config, judge) => {
  expect(selectJudge(config).name).toBe(judge);
});

test.each([
  ['gpt'],
  ['openai:a,openai:a'],
  ['openai:a,offline'],
  ['nobody:model'],
  ['openai:'],
  ['compatible:model'],
])('%s names no judge', (judgeModel) => {
  expect(() => selectJudge({ judgeModel })).toThrow(/JUDGE_/u);
});
