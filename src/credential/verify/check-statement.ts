import canonicalize from 'canonicalize';
import { levelOf } from '../../core/level.ts';
import { SKILLS } from '../../core/skill.ts';
import { TIERS } from '../../core/tier.ts';
import { achievementOf } from '../achievement.ts';
import type { Credential, LedgerProof, Statement } from '../form.ts';
import { ensure } from './check.ts';

/** The level shown rises at once and falls only when the computed one is three below. */
const HOLDS_FOR = 2;
const Z95 = 1.96;
/** Far below what is shown, far above what rounding does to a sum of a few terms. */
const TOLERANCE = 1e-6;

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE;

/** Throws `CheckFailed` unless the statement fits the ledger, its claim the statement, and the credential's words both. */
export function checkStatement(credential: Credential, statement: Statement, { sums }: LedgerProof): void {
  const { xp, overall, skills } = statement;
  ensure(
    xp.total === sums.added - sums.removed,
    `it states ${xp.total} XP, the ledger adds up to ${sums.added - sums.removed}`,
  );
  const computed = levelOf(xp.total, xp.ceiling);
  ensure(
    xp.level >= computed && xp.level <= computed + HOLDS_FOR,
    `level ${xp.level} does not follow from ${xp.total} XP`,
  );
  for (const reading of [overall, ...SKILLS.map((skill) => skills[skill])]) requireInterval(reading);
  requireClaim(statement);
  requireWords(credential, statement);
}

function requireInterval({ mean, sd, interval: [low, high] }: Statement['overall']): void {
  const fits =
    isNear(low as number, Math.max(0, mean - Z95 * sd)) &&
    isNear(high as number, Math.min(100, mean + Z95 * sd));
  ensure(fits, 'an interval is not mean ± 1.96 sd');
}

function requireClaim({ claim, xp, tier, skills }: Statement): void {
  switch (claim.kind) {
    case 'level':
      ensure(claim.level <= xp.level, `it claims level ${claim.level}, measured is ${xp.level}`);
      return;
    case 'tier':
      ensure(
        TIERS.indexOf(claim.tier) <= (TIERS as readonly string[]).indexOf(tier),
        `it claims the tier ${claim.tier}, held is ${tier}`,
      );
      return;
    case 'role':
      for (const skill of SKILLS) {
        const { mean, sd, observations } = skills[skill];
        const required = claim.role.required[skill];
        ensure(
          observations > 0 && mean - sd >= required,
          `${skill} does not reach the ${required} that the role requires`,
        );
      }
      return;
    default:
      claim satisfies never;
  }
}

/** What people read must repeat what was checked. */
function requireWords(credential: Credential, statement: Statement): void {
  const { url } = credential.issuer;
  const { achievement, result } = credential.credentialSubject;
  const words = achievementOf(statement, String(url));
  const isSame = canonicalize({ achievement, result }) === canonicalize(words);
  ensure(
    isSame && credential.name === words.achievement.name,
    'the achievement or its results say something else than the statement',
  );
}
