import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { z } from 'zod';
import { SKILLS } from '../../core/skill.ts';
import { cardFileName } from '../verdict/card.ts';

/** Weights fitted to people's scores, and which tasks they saw: `judges/weights/<judge>@<version>.json`. */
const weightsFile = z.object({
  judge: z.string(),
  version: z.string(),
  skill: z.enum(SKILLS),
  set: z.string(),
  dossiers: z.int(),
  weights: z.record(z.string(), z.number().positive()),
  /** Marks of the tasks seen, so that nothing is measured on what fitted it. */
  tasks: z.array(z.string()),
});

export type WeightsFile = z.infer<typeof weightsFile>;

export const WEIGHTS_FOLDER = fileURLToPath(new URL('../../../judges/weights/', import.meta.url));

/** A short mark by which a task is known again. */
export function taskMark(task: string): string {
  return createHash('sha256').update(task).digest('hex').slice(0, 8);
}

/** The weights of exactly this judge and version, null when none were fitted. */
export function loadWeights(judge: string, version: string): WeightsFile | null {
  const file = join(WEIGHTS_FOLDER, cardFileName(judge, version));
  return existsSync(file) ? weightsFile.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}
