import { z } from 'zod';
import { documentErrors, type Checked } from './document-error.ts';
import { sameBands } from './program/parse-rubric.ts';
import { rubricSchema } from './program/rubric-schema.ts';
import { SKILLS } from './skill.ts';

/** The kinds of interaction that a dialogue can be presented to a judge as. */
export const TOUCHPOINTS = ['chat', 'presentation', 'voice', 'note', 'work', 'cowork', 'scenario'] as const;

export type Touchpoint = (typeof TOUCHPOINTS)[number];

const turn = z
  .strictObject({
    speaker: z.enum(['learner', 'coach']),
    text: z.string().trim().min(1).max(100_000),
  })
  .meta({ id: 'AnchorTurn' });

const points = (least: number, most: number) =>
  z.partialRecord(z.enum(SKILLS), z.number().min(least).max(most));

/** A work whose scores are known: what a judge is given, and what people agreed that it shows. */
export const anchorSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(200).describe('for operators; no judge sees it'),
    touchpoint: z.enum(TOUCHPOINTS).describe('the kind of interaction that the turns are presented as'),
    task: z.string().trim().min(1).max(20_000).describe('what the learner was asked to do'),
    rubric: rubricSchema,
    turns: z.array(turn).min(1).max(500),
    scores: points(0, 100)
      .refine((scores) => Object.keys(scores).length > 0, 'an anchor has a score of at least one skill')
      .meta({ id: 'AnchorScores' })
      .describe('on 0–100, as the rubric’s bands'),
    sd: points(0, 50)
      .default({})
      .meta({ id: 'AnchorScoreSds' })
      .describe('standard deviation of a known score around the truth; missing: 3 points'),
    active: z.boolean().default(true).describe('false: it is drawn no more'),
  })
  .meta({ id: 'AnchorBody' });

export type Anchor = z.infer<typeof anchorSchema>;

/** The deviation of a known score if the anchor says nothing: several raters who talked about it. */
export const ANCHOR_SD = 3;

/** A checked anchor, or everything that is wrong with it. Never throws. */
export function parseAnchor(document: unknown): Checked<Anchor> {
  const parsed = anchorSchema.safeParse(document);
  if (!parsed.success) return { success: false, errors: documentErrors(parsed.error) };
  const anchor = parsed.data;
  const errors = sameBands(anchor.rubric, ['rubric']);
  for (const part of ['scores', 'sd'] as const)
    for (const skill of SKILLS)
      if (anchor[part][skill] !== undefined && anchor.rubric.skills[skill] === undefined)
        errors.push({ pointer: `/${part}/${skill}`, detail: 'is a skill that the rubric does not score' });
  if (!anchor.turns.some(({ speaker }) => speaker === 'learner'))
    errors.push({ pointer: '/turns', detail: 'has no turn of the learner' });
  return errors.length === 0 ? { success: true, data: anchor } : { success: false, errors };
}
