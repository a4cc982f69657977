import { z } from 'zod';
import { documentErrors, type Checked } from './document-error.ts';
import type { Skill } from './skill.ts';

/** What a role asks per skill on 0–100; `overall` is its position among occupations, null for a custom role. */
type Required = Record<Skill, number> & { overall: number | null };

/** A job to compare with. Its wage is the published one and never follows from a learner’s numbers. */
export type Role = {
  code: string;
  title: string;
  source: 'onet' | 'custom';
  /** O*NET job zone: 1 little preparation to 5 extensive. */
  jobZone: number | null;
  medianWageUsd: number | null;
  /** Null when the role is not rated: numbers are never invented. */
  required: Required | null;
  /** A note on the ratings, if any. */
  status: string | null;
  reportedTitles: string[];
  featured: boolean;
};

/** Attribution texts that the licences require wherever the numbers are shown. */
export type Attribution = { onet: string; bls: string };

/** All shipped roles by code, and the rated occupations, lowest overall requirement first. */
export type RoleBook = {
  roles: ReadonlyMap<string, Role>;
  occupations: readonly RatedRole[];
  attribution: Attribution;
};

export type RatedRole = Role & { required: Record<Skill, number> & { overall: number } };

const level = z.number().min(0).max(100);
const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

export const isRoleCode = (text: string): boolean => CODE.test(text);

/** Codes of the O*NET-SOC form are reserved for it, including those of future releases. */
const ONET_CODE = /^\d{2}-\d{4}(\.\d{2})?$/;

/** A platform's custom role (`PUT /v1/roles/{code}`): all four requirements, on the scale of the skills. */
export const customRoleSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  required: z.strictObject({ independence: level, quality: level, communication: level, speed: level }),
  jobZone: z.int().min(1).max(5).nullable().default(null),
  medianWageUsd: z.int().min(0).nullable().default(null).describe('as published for this job'),
  status: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .nullable()
    .default(null)
    .describe('where the requirements come from'),
  reportedTitles: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
});

/** A checked custom role, or everything that is wrong with it. Never throws. */
export function parseRole(code: string, document: unknown): Checked<Role> {
  if (!isRoleCode(code)) {
    const detail = 'a code is 1 to 64 letters, digits and . _ : - and begins with a letter or digit';
    return { success: false, errors: [{ pointer: '', detail }] };
  }
  if (ONET_CODE.test(code)) {
    const detail = `the code ${code} has the form of an O*NET occupation; choose one of your own`;
    return { success: false, errors: [{ pointer: '', detail }] };
  }
  const parsed = customRoleSchema.safeParse(document);
  if (!parsed.success) return { success: false, errors: documentErrors(parsed.error) };
  const required = { ...parsed.data.required, overall: null };
  return { success: true, data: { code, source: 'custom', featured: false, ...parsed.data, required } };
}

/** The words of a text, without case, accents and punctuation other than that of codes. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}.:_-]+/u).filter(Boolean);
}

/** Whether each of the words begins a word of the role's title, code or reported titles. */
export function isNamed({ title, code, reportedTitles }: Role, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const own = wordsOf([title, code, ...reportedTitles].join(' '));
  return words.every((word) => own.some((one) => one.startsWith(word)));
}
