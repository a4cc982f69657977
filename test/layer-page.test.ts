import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { layerSchema } from '../src/http/schemas/layer.ts';

const page = readFileSync(new URL('../docs/layer.md', import.meta.url), 'utf8');

test('docs/layer.md shows one whole layer: valid JSON, every facet, nothing that a read does not have', () => {
  const [, block] = /```json\n([^]*?)```/.exec(page) ?? [];
  const layer: unknown = JSON.parse(block ?? '');
  expect(layerSchema.parse(layer)).toEqual(layer);
  for (const line of (block ?? '').split('\n')) expect(line.length).toBeLessThanOrEqual(120);
});
