import { expect, test } from 'vitest';
import { sharedBuffers } from './shared-buffers.ts';

const GIB = 2 ** 30;

test.each([
  ['a small machine keeps the default of Postgres', 0, GIB, '128MB'],
  ['a machine of 8 GiB', 0, 8 * GIB, '512MB'],
  ['a large machine', 0, 64 * GIB, '1024MB'],
  ['a container on it', 4 * GIB, 64 * GIB, '256MB'],
  ['without a limit a container reports more than the machine has', 2 ** 63, 8 * GIB, '512MB'],
])('%s', (_name, container, machine, size) => {
  expect(sharedBuffers(container, machine)).toBe(size);
});
