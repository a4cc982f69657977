import { z } from 'zod';
import { forEachSkill, SKILLS, type Skill } from '../../core/skill.ts';

/** A text with people's scores by skill: the uniform form of a human-scored file. */
export type ScoredItem = {
  id: string;
  group: string;
  kind: string;
  text: string;
  human: Partial<Record<Skill, number>>;
  raters?: Partial<Record<Skill, number[]>>;
};

const points = z.number().min(0).max(100);
const raters = z.partialRecord(z.enum(SKILLS), z.array(points));
const items = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      group: z.string(),
      /** The kind of text, also called its source. */
      kind: z.string().optional(),
      source: z.string().optional(),
      text: z.string(),
      /** `raters` here are the scores for communication. */
      human: z.object({
        ...forEachSkill(() => points.optional()),
        raters: z.array(points).optional(),
      }),
      raters: raters.optional(),
    }),
  ),
});

export function hasItems(document: unknown): boolean {
  return typeof document === 'object' && document !== null && 'items' in document;
}

/** The items of a uniform file. Throws if the form is wrong, naming the first wrong place. */
export function itemsOf(document: unknown): ScoredItem[] {
  const read = items.safeParse(document);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(`not scored items: /${issue?.path.join('/')}: ${issue?.message}`);
  }
  return read.data.items.map(
    ({ id, group, kind, source, text, human: { raters: both, ...human }, raters }) => {
      const given = raters ?? (both && { communication: both });
      return { id, group, kind: kind ?? source ?? 'item', text, human, ...(given && { raters: given }) };
    },
  );
}
