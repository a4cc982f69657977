import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { z } from 'zod';
import type { JudgeCard } from '../../core/observation.ts';
import { SKILLS, type Skill } from '../../core/skill.ts';

const measure = z.object({ value: z.number(), interval: z.tuple([z.number(), z.number()]) });

/** Null if the cases are too few or too similar. */
const few = z.object({
  dossiers: z.int(),
  spearman: z.number().nullable(),
  lengthEqual: z.number().nullable(),
});

const skillCard = z.object({
  /**
   * The three numbers that correct a reading (design 6), from cases that were not held out, or read as if they
   * were.
   */
  offset: z.number(),
  slope: z.number().positive(),
  sigma: z.number().positive(),
  trained: z.int(),
  set: z.string(),
  heldOut: z.object({
    dossiers: z.int(),
    unread: z.int(),
    groups: z.int(),
    spearman: measure,
    byPart: z.array(few).optional(),
    byKind: z.record(z.string(), few).optional(),
    raters: few.omit({ lengthEqual: true }).extend({ kappa: z.number().nullable() }).optional(),
    attainable: z.number().optional(),
    kappa: measure,
    lengthEqual: z.number().nullable(),
  }),
  retest: z.number(),
  halo: z.number().nullable(),
  cost: z.number().nullable(),
  tokens: z.number(),
});

/** How one judge version reads compared with people: `judges/cards/<judge>@<version>.json`. */
const cardFile = z.object({
  judge: z.string(),
  version: z.string(),
  skills: z.partialRecord(z.enum(SKILLS), skillCard),
});

export type CardFile = z.infer<typeof cardFile>;

const CARDS = fileURLToPath(new URL('../../../judges/cards/', import.meta.url));

/** The file name of a judge's card; characters that file systems reject become underscores. */
export function cardFileName(judge: string, version: string): string {
  return `${judge}@${version}.json`.replace(/[^\w.@+-]/gu, '_');
}

/** The card of exactly this judge and version, null if it was not measured. Cards of other versions do not apply. */
export function loadCard(judge: string, version: string, folder: string = CARDS): CardFile | null {
  const path = join(folder, cardFileName(judge, version));
  return existsSync(path) ? cardFile.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
}

/** The numbers of a card that correct readings. */
export type ReaderCard = {
  judge: string;
  version: string;
  /** Names a card that replaced the measured one. */
  revision?: string | null;
  /** Whether its noise is widened, since the judge drifts. */
  widened?: boolean;
  skills: Partial<Record<Skill, { offset: number; slope: number; sigma: number; retest?: number }>>;
};

/** The name of a card: the judge's version, and the revision if it has one. */
export const cardVersion = ({ version, revision }: Pick<ReaderCard, 'version' | 'revision'>): string =>
  revision ? `${version}-${revision}` : version;

/** The part of a card that the fold needs for one skill. */
export function cardFor(card: ReaderCard | null, skill: Skill): JudgeCard | null {
  const part = card?.skills[skill];
  if (card === null || part === undefined) return null;
  const { offset, slope, sigma } = part;
  const name = `${card.judge}@${cardVersion(card)}`;
  return { version: card.widened ? `${name} widened` : name, offset, slope, sigma };
}
