import { z } from '@hono/zod-openapi';
import { behaviourSchema } from './behaviour.ts';
import { calibrationLineSchema } from './calibration.ts';
import { journeySchema, phaseSchema } from './journey.ts';
import { workSkillsSchema, xpSchema } from './layer.ts';
import { ledgerEntrySchema } from './ledger-entry.ts';

const of = { learner: z.string(), version: z.int().describe('version of the learner') };

const facet = <Name extends string, Value extends z.ZodType>(name: Name, value: Value) =>
  z.object({ ...of, facet: z.literal(name), value });

/** What the `data` of each message of a stream holds, as JSON. */
export const STREAM_DATA = {
  StreamAward: z.object({ ...of, award: ledgerEntrySchema }),
  StreamLevel: z.object({
    ...of,
    level: z.int(),
    entry: z.int().describe('the ledger entry that reached it'),
  }),
  StreamCalibration: z.object({ ...of, calibration: calibrationLineSchema }),
  StreamFacet: z.discriminatedUnion('facet', [
    facet('xp', xpSchema),
    facet('workSkills', workSkillsSchema),
    facet('phase', phaseSchema),
    facet('behaviour', behaviourSchema),
    facet('journey', journeySchema),
  ]),
};
