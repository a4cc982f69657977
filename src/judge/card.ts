import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { JudgeCard } from '../core/observation.ts';
import type { Skill } from '../core/skill.ts';

const interval = z.tuple([z.number(), z.number()]);
const agreement = z.object({ value: z.number(), interval });

const skillCard = z.object({
  offset: z.number(),
  slope: z.number().positive(),
  sigma: z.number().positive(),
  dossiers: z.int(),
  set: z.string(),
  heldOut: z.object({
    dossiers: z.int(),
    spearman: agreement,
    kappa: agreement,
    lengthEqual: z.number().nullable(),
  }),
});

/** How one judge version reads, measured against people: `judges/cards/<judge>@<version>.json`. */
const cardFile = z.object({
  judge: z.string(),
  version: z.string(),
  measuredOn: z.string(),
  skills: z.partialRecord(z.enum(['independence', 'quality', 'communication', 'speed']), skillCard),
});

export type CardFile = z.infer<typeof cardFile>;

const FOLDER = new URL('../../judges/cards/', import.meta.url).pathname;

export function cardFileName(judge: string, version: string): string {
  return `${judge}@${version}.json`.replace(/[^\w.@-]/gu, '_');
}

/** The card of exactly this judge and version, null when nobody measured it: another version's card says nothing. */
export function loadCard(judge: string, version: string, folder: string = FOLDER): CardFile | null {
  const name = cardFileName(judge, version);
  try {
    if (!readdirSync(folder).includes(name)) return null;
  } catch {
    return null;
  }
  return cardFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/** The part of a card that the fold needs for one skill. */
export function cardFor(card: CardFile | null, skill: Skill): JudgeCard | null {
  const part = card?.skills[skill];
  if (card === null || part === undefined) return null;
  const version = `${card.judge}@${card.version}`;
  return { version, offset: part.offset, slope: part.slope, sigma: part.sigma };
}
