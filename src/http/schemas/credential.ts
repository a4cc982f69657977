import { z } from '@hono/zod-openapi';
import { isRoleCode } from '../../core/role.ts';
import { tierName } from './words.ts';

const level = z.int().min(2).max(51);

const DISCLOSED_MOST = 10_000;
/** A century. */
const LONGEST_MS = 100 * 366 * 24 * 3_600_000;

const isUri = (text: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(text) && URL.canParse(text);

/** The body of a request for a credential. */
export const credentialBody = z
  .strictObject({
    kind: z.enum(['level', 'tier', 'role']).describe('what the credential is for'),
    level: level.optional().describe('with `level`: the level; by default the current one'),
    tier: tierName.optional().describe('with `tier`: the tier; by default the current one'),
    role: z
      .string()
      .refine(isRoleCode, 'must be the code of a role')
      .optional()
      .describe('with `role`: its code'),
    disclose: z
      .union([
        z.enum(['none', 'completions', 'all']),
        z.array(z.int().min(1).max(Number.MAX_SAFE_INTEGER)).max(DISCLOSED_MOST),
      ])
      .default('completions')
      .describe(
        'which ledger entries it shows: none, the awards of the newest twenty judged completions, all up to 10,000, or these numbers',
      ),
    subject: z
      .string()
      .max(2048)
      .refine(isUri, 'must be a URI, such as a DID of the holder')
      .optional()
      .describe(
        'a URI by which the holder is known elsewhere; the learner’s id is only in it as a salted hash',
      ),
    validUntil: z.iso
      .datetime({ offset: true, error: 'must be a time such as 2027-01-31T00:00:00Z' })
      .optional()
      .describe('when it expires; absent means never'),
  })
  .superRefine((body, context) => {
    for (const name of ['level', 'tier', 'role'] as const)
      if (body[name] !== undefined && body.kind !== name)
        context.addIssue({ code: 'custom', path: [name], message: `belongs to the kind ${name}` });
    if (body.kind === 'role' && body.role === undefined)
      context.addIssue({ code: 'custom', path: ['role'], message: 'must be the code of a role' });
  })
  .openapi('CredentialRequest');

/** Whether an expiry lies ahead, and not beyond what dates can be. */
export function isAhead(validUntil: string, now: Date): boolean {
  const ms = Date.parse(validUntil) - now.getTime();
  return ms >= 1000 && ms <= LONGEST_MS;
}

export const credentialSchema = z
  .object({
    id: z.string(),
    learner: z.string(),
    claim: z
      .looseObject({ kind: z.enum(['level', 'tier', 'role']) })
      .describe('what it is for: `level`, `tier`, or `role` with its requirement'),
    rule: z
      .string()
      .nullable()
      .describe('the rule of the policy that issued it, such as `tier:strong`; null if it was asked for'),
    issuedAt: z.string(),
    validUntil: z.string().nullable(),
    revokedAt: z.string().nullable(),
    revocationReason: z
      .enum(['requested', 'undone'])
      .nullable()
      .describe('`undone`: a correction took away what a rule had issued it for'),
  })
  .openapi('Credential');

export const credentialParam = z.object({
  credential: z.string().openapi({
    param: { name: 'credential', in: 'path' },
    description: 'The credential’s id, optionally with `.json`, `.jwt`, `.svg` or `.png`.',
    example: '6f1c9a52-3d0e-4b7e-9a63-0f6d1c2b3a44',
  }),
});

/** A document whose form is that of another standard. */
export const jsonLdDocument = z.looseObject({ id: z.string() }).openapi('JsonLdDocument');
