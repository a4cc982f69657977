import { actor } from '../clock.ts';

export * from 'node:crypto';

/** Bytes of the seed, so that salts, and with them hashes, are the same in every run. */
export function randomBytes(size: number): Buffer {
  const { next } = actor();
  return Buffer.from(Array.from({ length: size }, () => Math.floor(next() * 256)));
}

export function randomUUID(): string {
  const hex = randomBytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
