import { z } from '@hono/zod-openapi';
import { CHANGES } from '../../core/drift/charts.ts';
import { SKILLS } from '../../core/skill.ts';
import { JUDGE_DECISIONS, JUDGE_REASONS } from '../../store/judges/judge-review.ts';
import { pageSchema } from './page.ts';
import { text } from './review.ts';
import { agreement, agreementBySkill } from './reviewing.ts';

const bySkill = <Part extends z.ZodType>(part: Part) =>
  z.object({
    independence: part.optional(),
    quality: part.optional(),
    communication: part.optional(),
    speed: part.optional(),
  });

const offset = z.number().describe('points that it adds to every reading');
const slope = z.number().describe('points of reading for a point of people’s score');
const sigma = z.number().describe('standard deviation of a reading around that');

const cardPart = z.object({ offset, slope, sigma }).openapi('JudgeCardPart');
const cardSkills = bySkill(cardPart).openapi('JudgeCardSkills');
const estimatedPart = z
  .object({
    offset,
    slope,
    sigma,
    sd: z.object({ offset: z.number(), slope: z.number() }).openapi('JudgeCardSds'),
    works: z.int().describe('works behind it'),
  })
  .openapi('EstimatedCardPart');

const storedCard = z
  .object({
    name: z.string().describe('as observations name it'),
    skills: cardSkills,
    at: z.string(),
    by: z.string().describe('who took it into use; `policy`: the policy did'),
    reason: z.string().nullable(),
    readings: z.int().describe('readings that it rests on'),
    anchors: z.int().describe('of these, readings of anchors'),
  })
  .openapi('StoredJudgeCard');

const drift = z
  .object({
    state: z
      .enum(['untested', 'steady', 'drifting'])
      .openapi('DriftState')
      .describe('untested: nothing of it was read by people too'),
    since: z.string().nullable().describe('when the judge seems to have changed'),
    noticedAt: z.string().nullable(),
    change: z.enum(CHANGES).openapi('DriftChange').nullable(),
    skill: z
      .enum([...SKILLS, 'all'])
      .openapi('DriftSkill')
      .nullable()
      .describe('where it was noticed; all: in all skills together'),
    evidence: z.number().describe('for a change, as a share of what makes an alarm'),
    widening: bySkill(z.number())
      .openapi('NoiseFactors')
      .nullable()
      .describe('factors by which the noise of its readings is widened now'),
  })
  .openapi('JudgeDrift');

const standing = z
  .object({
    judge: z.string(),
    version: z.string(),
    tenant: z.string().nullable().describe('prefix of the tenant; null for the installation'),
    card: z
      .object({
        name: z.string().nullable().describe('as observations name it; null without one'),
        since: z.string().nullable().describe('null for the one that came with the judge'),
        skills: cardSkills,
      })
      .openapi('JudgeCardInUse'),
    proposed: bySkill(estimatedPart).openapi('ProposedJudgeCard').nullable(),
    review: z.int().nullable().describe('the open review, which a decision answers'),
    readings: z
      .int()
      .describe('works that people scored too, counted at each reading, since its last change'),
    anchors: z.int().describe('of these, readings of anchors'),
    anchorShare: z.number().nullable(),
    agreement: agreement.extend({ bySkill: agreementBySkill }).openapi('JudgeAgreement'),
    drift,
    cards: z.array(storedCard).describe('cards that came into use later, the newest first'),
  })
  .openapi('JudgeStanding');

export const judgesSchema = z.object({ data: z.array(standing) }).openapi('JudgeList');

export const judgeReviewSchema = z
  .object({
    item: z.int(),
    judge: z.string(),
    version: z.string(),
    tenant: z.string().nullable(),
    reasons: z.array(
      z
        .enum(JUDGE_REASONS)
        .openapi('JudgeReviewReason')
        .describe('drift: the judge seems to have changed; card: a new card is proposed'),
    ),
    at: z.string(),
    decision: z.enum(JUDGE_DECISIONS).openapi('JudgeDecision').nullable(),
    card: z.string().nullable().describe('the card that was accepted'),
    by: z.string().nullable(),
    reason: z.string().nullable(),
    decidedAt: z.string().nullable(),
  })
  .openapi('JudgeReview');

export const judgeReviewsPage = pageSchema('JudgeReviewPage', judgeReviewSchema);

export const judgeDecisionBody = z
  .strictObject({
    decision: z.enum(JUDGE_DECISIONS, 'must be accepted or kept'),
    reason: text.describe('kept with the card'),
  })
  .openapi('JudgeDecisionRequest');
