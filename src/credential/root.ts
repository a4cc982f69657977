import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A published root, as signed. */
export const rootForm = z.object({
  iss: z.string(),
  number: z.int().min(1),
  at: z.iso.datetime(),
  /** Leaves of the tree: learners, and random ones up to a power of two. */
  leaves: z.int().min(1),
  root: hash,
  /** sha256 of the compact JWS of the root before. */
  previous: hash,
});

export type Root = z.infer<typeof rootForm>;
