import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { RatedRole, Role, RoleBook } from '../../core/role.ts';

const FOLDER = new URL('../../../roles/', import.meta.url);

const level = z.number().min(0).max(100);
const required = z.strictObject({
  independence: level,
  quality: level,
  communication: level,
  speed: level,
  overall: level,
});
const occupation = z.strictObject({
  code: z.string(),
  title: z.string(),
  jobZone: z.int().min(1).max(5),
  medianWageUsd: z.int().positive().nullable(),
  required,
});
const occupationsFile = z.object({
  meta: z.object({
    licence: z.object({
      onet: z.object({ attribution_modified: z.string() }),
      bls: z.object({ attribution: z.string() }),
    }),
  }),
  occupations: z.array(occupation),
});
const featuredFile = z.strictObject({
  roles: z.array(
    z.strictObject({
      ...occupation.shape,
      required: required.nullable(),
      status: z.string(),
      reportedTitles: z.array(z.string()),
    }),
  ),
});

async function readJson<T>(name: string, schema: z.ZodType<T>): Promise<T> {
  const checked = schema.safeParse(JSON.parse(await readFile(new URL(name, FOLDER), 'utf8')));
  if (!checked.success) throw new Error(`roles/${name}: ${checked.error.message}`);
  return checked.data;
}

/** Loads the shipped occupations and featured roles. Throws when a file is invalid. */
export async function loadShippedRoles(): Promise<RoleBook> {
  const { meta, occupations } = await readJson('occupations.json', occupationsFile);
  const featured = await readJson('featured-roles.json', featuredFile);
  const rated = occupations.map((occupation): RatedRole => {
    return { ...occupation, source: 'onet', status: null, reportedTitles: [], featured: false };
  });
  const roles = new Map<string, Role>(rated.map((role) => [role.code, role]));
  for (const role of featured.roles) {
    // Both files contain the same numbers, rounded in this one.
    const required = roles.get(role.code)?.required ?? role.required;
    roles.set(role.code, { ...role, source: 'onet', featured: true, required });
  }
  return {
    roles,
    occupations: rated.sort((a, b) => a.required.overall - b.required.overall),
    attribution: { onet: meta.licence.onet.attribution_modified, bls: meta.licence.bls.attribution },
  };
}
