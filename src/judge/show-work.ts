import { z } from 'zod';
import { SKILLS } from '../core/skill.ts';
import { SPEAKERS } from '../core/event.ts';
import type { StoredStep } from './explain.ts';

const turn = z.object({
  seq: z.int(),
  part: z.int().catch(0),
  kind: z.enum(['text', 'transcript', 'file']).catch('text'),
  speaker: z.enum(SPEAKERS),
  type: z.string(),
  at: z.string(),
  name: z.string().nullable().catch(null),
  text: z.string(),
  end: z.string().nullable().catch(null),
  leftOut: z.int().catch(0),
  quotable: z.boolean().catch(false),
});

const bands = z
  .object({ bands: z.array(z.string()) })
  .optional()
  .catch(undefined);

/** The parts of a stored dossier that a reviewer reads, of this release's form or an earlier one. */
const work = z.object({
  completion: z.object({
    seq: z.int(),
    type: z.string(),
    stage: z.string().nullable(),
    outcome: z.string().nullable(),
  }),
  rubric: z.object({
    id: z.string(),
    version: z.int(),
    body: z.object({
      title: z.string().catch(''),
      skills: z.object(Object.fromEntries(SKILLS.map((skill) => [skill, bands]))),
      points: z.array(z.string()).catch([]),
      reference: z.string().optional().catch(undefined),
    }),
  }),
  turns: z.array(turn),
  context: z.array(turn).catch([]),
  cowork: z.array(z.object({ seq: z.int(), at: z.string(), own: z.boolean(), action: z.string() })).catch([]),
  learn: z.array(z.object({ seq: z.int(), at: z.string(), kind: z.string() })).catch([]),
  checks: z.array(z.object({ seq: z.int(), at: z.string(), passed: z.boolean().nullable() })).catch([]),
  leftOut: z.array(z.object({ part: z.string(), items: z.int(), characters: z.int() })).catch([]),
});

/** What a judge was given to read, without any number of a judge: the work and its rubric. Null for an unknown form. */
export function showWork(stored: readonly StoredStep[]) {
  const parsed = work.safeParse(stored.find(({ step }) => step === 'dossier')?.result);
  if (!parsed.success) return null;
  const { rubric, ...rest } = parsed.data;
  const { title, skills, points, reference = null } = rubric.body;
  const shown = Object.entries(skills).flatMap(([skill, found]) =>
    found === undefined ? [] : [[skill, found.bands] as const],
  );
  return {
    ...rest,
    rubric: {
      id: rubric.id,
      version: rubric.version,
      title,
      skills: Object.fromEntries(shown) as Partial<Record<(typeof SKILLS)[number], string[]>>,
      points,
      reference,
    },
  };
}
