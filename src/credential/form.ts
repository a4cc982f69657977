import { z } from 'zod';
import { SKILLS } from '../core/skill.ts';
import { TIERS } from '../core/tier.ts';

/** Parts of a credential that only Touchstone writes, and their check. A stranger's file may contain anything. */

const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be 32 bytes in hex');
const points = z.number();

const entry = z
  .object({
    entry: z.int().min(1),
    kind: z.enum(['award', 'settlement', 'review']),
    xp: z.int(),
    eventType: z.string().optional(),
    eventTime: z.string().optional(),
    base: z.number().optional(),
    multiplier: z.number().optional(),
    reason: z.string().nullable(),
    tier: z.string(),
    totalAfter: z.int(),
    previousHash: hash,
    at: z.string(),
  })
  .loose();

const sums = z.object({ entries: count, awards: count, added: count, removed: count });

const didDocument = z
  .object({ id: z.string(), verificationMethod: z.array(z.object({ id: z.string() }).loose()) })
  .loose();

export const ledgerProofForm = z.object({
  /** Sums of the whole ledger, up to the credential. */
  sums,
  disclosed: z.array(z.object({ entry, blind: hash })),
  rest: z.array(sums.extend({ hash })),
  blind: hash,
  leaf: count,
  path: z.array(hash).max(53),
  /** The signed root, a compact JWS. */
  root: z.string(),
  /** The issuer's DID document when the credential was issued. */
  issuer: didDocument,
});

const skill = z.object({
  mean: points,
  sd: points.min(0),
  interval: z.array(points).length(2),
  observations: count,
});
const skills = z.object({ independence: skill, quality: skill, communication: skill, speed: skill });
const required = z.object({ independence: points, quality: points, communication: points, speed: points });

const role = z.object({ code: z.string(), title: z.string(), required, attribution: z.string().nullable() });

const claim = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('level'), level: z.int().min(1) }),
  z.object({ kind: z.literal('tier'), tier: z.enum(TIERS) }),
  z.object({ kind: z.literal('role'), role }),
]);

const card = z.object({ version: z.string(), offset: points, slope: points, sigma: points.nullable() });

export const statementForm = z.object({
  claim,
  /** When the learner's state below was committed. */
  asOf: z.string(),
  xp: z.object({ total: z.int(), level: z.int().min(1), ceiling: points.min(0).max(100) }),
  tier: z.enum([...TIERS, 'unrated']),
  overall: z.object({ mean: points, sd: points.min(0), interval: z.array(points).length(2) }),
  skills,
  touchpoints: count,
  /** Who read the touchpoints; a person has no version and no cards. */
  judges: z.array(
    z.object({
      name: z.string(),
      version: z.string().nullable(),
      touchpoints: count,
      cards: z.partialRecord(z.enum(SKILLS), card.nullable()),
    }),
  ),
});

export type Claim = z.infer<typeof claim>;
export type Statement = z.infer<typeof statementForm>;
export type LedgerProof = z.infer<typeof ledgerProofForm>;
export type DisclosedEntry = LedgerProof['disclosed'][number]['entry'];

/** Any JSON object. */
export type Json = Record<string, unknown>;

/** A credential in JSON-LD, of the parts that are read here. */
export type Credential = Json & {
  '@context': unknown;
  id: string;
  type: string[];
  issuer: Json & { id: string };
  validFrom: string;
  validUntil?: string;
  credentialSubject: Json;
};
