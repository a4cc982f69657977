import { totalmem } from 'node:os';

const MIB = 2 ** 20;

/**
 * Memory of Postgres for pages: a sixteenth of the machine's or container's, from 128 MiB to 1 GiB. It is taken only as data
 * fill it. With more learners than fit, each award first has to write pages of others back, and read its own again.
 */
export function sharedBuffers(container = process.constrainedMemory(), machine = totalmem()): string {
  const memory = container > 0 ? Math.min(container, machine) : machine;
  return `${Math.floor(Math.min(1024, Math.max(128, memory / 16 / MIB)))}MB`;
}
