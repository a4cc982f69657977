import { z } from 'zod';
import type { CalibrationLine } from '../../core/backtest/history.ts';
import { CONSTANTS, type Constants } from '../../core/constants.ts';
import { documentErrors, type DocumentError } from '../../core/document-error.ts';
import type { Observation } from '../../core/observation.ts';
import { parsePolicy, type Policy } from '../../core/policy.ts';
import { SKILLS } from '../../core/skill.ts';
import { UsageError } from '../failure.ts';
import { readJson } from '../read-json.ts';

function refused(file: string, what: string, errors: readonly DocumentError[]): UsageError {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new UsageError(`${file} is not ${what}: ${first?.pointer || 'it'} ${first?.detail}${more}`);
}

function parsed<T>(schema: z.ZodType<T>, file: string, what: string): T {
  const checked = schema.safeParse(readJson(file));
  if (!checked.success) throw refused(file, what, documentErrors(checked.error));
  return checked.data;
}

/** A policy as `GET /v1/policy` answers it, or as `PUT` takes it. */
export function readPolicyFile(file: string): Policy {
  const document = readJson(file);
  const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
  const { version: _version, ...body } = (isObject ? document : {}) as Record<string, unknown>;
  const checked = parsePolicy(isObject ? body : document);
  if (!checked.success) throw refused(file, 'a policy', documentErrors(checked.error));
  return { ...checked.data, version: 0 };
}

const positive = z.number().positive().max(1000);
const share = z.number().min(0).max(1);

const constantsSchema = z.strictObject({
  priorMean: z.number().min(0).max(100),
  priorSd: positive,
  varianceDay: z.number().min(0).max(1000),
  varianceEvent: z.number().min(0).max(1000),
  occasionSd: z.number().min(0).max(1000),
  studentDegrees: positive,
  performanceSd: z.number().min(0).max(1000),
  tierWidth: z.number().min(0).max(10),
  movementShare: z.number().min(0).max(10),
  movementDecay: share,
  movementWidth: z.number().min(0).max(10),
  floorVariance: positive,
  errorCorrelation: share,
  ratedWeight: share,
  sourceSd: z
    .strictObject({ judge: positive, review: positive, check: positive, telemetry: positive })
    .partial()
    .transform((sds) => ({ ...CONSTANTS.sourceSd, ...sds })),
});

/** Some of the fold's constants, over those of this release. */
export function readConstantsFile(file: string): Constants {
  return { ...CONSTANTS, ...parsed(constantsSchema.partial(), file, 'a file of constants') };
}

const cardSchema = z.looseObject({
  judge: z.string().min(1),
  version: z.string().min(1),
  skills: z.partialRecord(
    z.enum(SKILLS),
    z.looseObject({
      offset: z.number().min(-100).max(100),
      slope: z.number().positive().max(100),
      sigma: positive,
    }),
  ),
});

type Card = z.infer<typeof cardSchema>;

/** A judge card as `touchstone calibrate` writes it; only its three numbers of each skill are used. */
export function readCardFile(file: string): Card {
  return parsed(cardSchema, file, 'a judge card');
}

/** The confidence of a reading that a card does not apply to, such as quality without a reference. */
const UNCARDED = 0.25;

/** The observations of a calibration as another card would correct them, and how many it applied to. */
export function withCard({ judge, version, skills }: Card) {
  const applied = { to: 0, of: 0 };
  const corrected = (observation: Observation): Observation => {
    if (observation.source !== 'judge') return observation;
    applied.of += 1;
    // Without a card at the least confidence: such readings have none, whatever was measured.
    if (observation.card === null && observation.confidence <= UNCARDED) return observation;
    const part = skills[observation.skill];
    applied.to += 1;
    const card = part && {
      version: `${judge}@${version}`,
      offset: part.offset,
      slope: part.slope,
      sigma: part.sigma,
    };
    return { ...observation, card: card ?? null };
  };
  const observationsOf = (calibration: CalibrationLine): readonly Observation[] => {
    const isIts = calibration.judge === judge && calibration.judgeVersion === version;
    if (isIts) return calibration.observations.map(corrected);
    applied.of += calibration.observations.filter(({ source }) => source === 'judge').length;
    return calibration.observations;
  };
  return { applied, observationsOf };
}
