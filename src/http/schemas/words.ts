import { z } from '@hono/zod-openapi';
import { BEHAVIOURS } from '../../core/behaviour/at.ts';
import { REVIEW_MODES } from '../../core/blind-review.ts';
import { OUTCOMES, SPEAKERS } from '../../core/event.ts';
import { FIRM_MARKS } from '../../core/firmness.ts';
import { REVIEW_STATES } from '../../core/review.ts';
import { SKILLS } from '../../core/skill.ts';
import { BANDS } from '../../core/standing/band.ts';
import { TIERS } from '../../core/tier.ts';

// The closed sets of words that several schemas use, each a component of the OpenAPI document under its own name.

export const skillName = z.enum(SKILLS).openapi('Skill');

export const tierName = z.enum(TIERS).openapi('Tier');

/** A tier, or `unrated` before the first verdict. */
export const shownTier = z.enum(['unrated', ...TIERS]).openapi('ShownTier');

/** How many verdicts the tier, or another answer, rests on. */
export const firmMark = z.enum(FIRM_MARKS).openapi('FirmMark');

export const readinessBand = z.enum(BANDS).openapi('ReadinessBand');

export const behaviourState = z.enum(BEHAVIOURS).openapi('BehaviourState');

export const speakerName = z.enum(SPEAKERS, `must be one of ${SPEAKERS.join(', ')}`).openapi('Speaker');

export const outcomeName = z.enum(OUTCOMES, `must be one of ${OUTCOMES.join(', ')}`).openapi('Outcome');

export const reviewState = z.enum(REVIEW_STATES).openapi('ReviewState');

export const reviewMode = z
  .enum(REVIEW_MODES, `must be one of ${REVIEW_MODES.join(', ')}`)
  .openapi('ReviewMode');

export const stageState = z.enum(['locked', 'open', 'in_progress', 'done', 'skipped']).openapi('StageState');

export const observationSource = z
  .enum(['judge', 'review', 'check', 'telemetry'])
  .openapi('ObservationSource');

export const ruling = z.enum(['paid', 'refused'], 'must be paid or refused').openapi('RulingDecision');
