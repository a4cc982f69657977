import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { z } from 'zod';
import { SKILLS, type Skill } from '../../core/skill.ts';
import { cardFileName } from '../verdict/card.ts';

/** How much each feature of one skill counts: 1 as the feature states its points. */
export type Weights = Readonly<Record<string, number>>;
export type WeightsBySkill = Partial<Record<Skill, Weights>>;

const fitted = z.object({
  set: z.string(),
  dossiers: z.int(),
  /** How many dossiers the previous weights counted as, if that was set. */
  pull: z.number().nonnegative().optional(),
  weights: z.record(z.string(), z.number().positive()),
  /** Marks of the groups (tasks) it was fitted on, so that nothing is measured on its own training data. */
  groups: z.array(z.string()),
});

/** Weights fitted to people's scores, by skill: `judges/weights/<judge>@<version>.json`. */
const weightsFile = z.object({
  judge: z.string(),
  version: z.string(),
  skills: z.partialRecord(z.enum(SKILLS), fitted),
});

export type WeightsFile = z.infer<typeof weightsFile>;

const WEIGHTS_FOLDER = fileURLToPath(new URL('../../../judges/weights/', import.meta.url));

/** A short hash that identifies a group. */
export function groupMark(group: string): string {
  return createHash('sha256').update(group).digest('hex').slice(0, 8);
}

/** The weights of exactly this judge and version, null if none were fitted. */
export function loadWeights(
  judge: string,
  version: string,
  folder: string = WEIGHTS_FOLDER,
): WeightsFile | null {
  const file = join(folder, cardFileName(judge, version));
  return existsSync(file) ? readWeights(file) : null;
}

/** Throws if the file is missing or is not a weights file. */
export function readWeights(file: string): WeightsFile {
  return weightsFile.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Only the weights, by skill. */
export function weightsIn(file: WeightsFile | null): WeightsBySkill {
  return Object.fromEntries(
    Object.entries(file?.skills ?? {}).map(([skill, { weights }]) => [skill, weights]),
  );
}

/**
 * The version of a judge with an installation's own weights: `4+1a2b3c4d`, so that it never uses another version's
 * card.
 */
export function ownVersion(version: string, skills: WeightsFile['skills']): string {
  const weights = SKILLS.map((skill) =>
    Object.entries(skills[skill]?.weights ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  return `${version.split('+')[0]}+${groupMark(JSON.stringify(weights))}`;
}
