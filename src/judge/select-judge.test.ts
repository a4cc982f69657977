import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
])('the judge configured by %s', (_name, config, judge) => {
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

function weightsFile(version: string, weight: number): string {
  const path = join(mkdtempSync(join(tmpdir(), 'weights-')), 'weights.json');
  const communication = { set: 's', dossiers: 60, weights: { takesUp: weight }, groups: [] };
  writeFileSync(path, JSON.stringify({ judge: 'offline', version, skills: { communication } }));
  return path;
}

test('an installation’s weights give the offline judge another version, by their content', () => {
  const versions = [1.1, 1.1, 1.2].map(
    (weight) => selectJudge({ judgeWeights: weightsFile('5+12345678', weight) }).version,
  );
  expect(versions[0]).toMatch(/^5\+[0-9a-f]{8}$/u);
  expect(versions[1]).toBe(versions[0]);
  expect(versions[2]).not.toBe(versions[0]);
  expect(selectJudge({}).version).toBe('5');
});

test('unreadable weights and weights of another version are rejected', () => {
  expect(() => selectJudge({ judgeWeights: '/no/such/file.json' })).toThrow(/JUDGE_WEIGHTS/u);
  expect(() => selectJudge({ judgeWeights: weightsFile('3', 1) })).toThrow(/fit it again/u);
});
