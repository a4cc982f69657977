import { LRUCache } from 'lru-cache';
import { groundOf, ruleKey, type CredentialRule, type LearnerRecord } from '../../core/credential-rule.ts';
import { DAY_MS } from '../../core/constants.ts';
import { tenantPrefix } from '../../core/tenant.ts';
import { countedVerdict } from '../../store/calibration/refold.ts';
import type { IssuedByRule, RuledLearner } from '../../store/credentials/by-rule.ts';
import type { Store } from '../../store/store.ts';
import { issueCredential, type IssuingStore } from './issue.ts';

export type RulesStore = IssuingStore & Pick<Store, 'learners'>;

/** What a rule did to a learner. */
type Applied = { rule: string; credential: string; action: 'issued' | 'revoked' };

export type ApplyRules = (
  learner: RuledLearner,
  policy: { version: number; credentials?: readonly CredentialRule[] | undefined },
) => Promise<Applied[]>;

/** Learners whose last result is kept, some hundred bytes each. */
const KEPT = 10_000;

async function recordOf(
  store: RulesStore,
  { id }: RuledLearner,
  rules: readonly CredentialRule[],
): Promise<LearnerRecord | null> {
  const found = await store.learners.firmness(id);
  if (!found || found.erased) return null;
  const codes = rules.flatMap((rule) => (rule.kind === 'role' ? [rule.role] : []));
  const roles = await Promise.all(codes.map((code) => store.roles.find(code, tenantPrefix(id))));
  const required = new Map(codes.map((code, place) => [code, roles[place]?.role.required ?? null]));
  const verdicts = found.verdicts.map(countedVerdict);
  return { verdicts, level: found.level, at: found.at, required: (code) => required.get(code) ?? null };
}

function askedOf(rule: CredentialRule) {
  switch (rule.kind) {
    case 'level':
      return { kind: rule.kind, level: rule.level };
    case 'tier':
      return { kind: rule.kind, tier: rule.tier };
    case 'role':
      return { kind: rule.kind, role: rule.role };
    default:
      return rule satisfies never;
  }
}

/**
 * Whether the rule may issue: it never did, what it issued has expired, or was revoked because it was undone. What a person
 * revoked is not issued again.
 */
function mayIssue(last: IssuedByRule | undefined, now: number): boolean {
  if (!last) return true;
  if (last.revokedAt !== null) return last.undone;
  return last.validUntil !== null && last.validUntil <= now;
}

/**
 * Applies the rules of a policy to a learner: issues what is fulfilled and not yet issued, and revokes what the record as it
 * counts now never fulfilled. Doing it again changes nothing. Remembers for whom nothing changed that a rule reads.
 */
export function createApplyRules(store: RulesStore, secret: () => string | undefined): ApplyRules {
  const seen = new LRUCache<number, string>({ max: KEPT });

  async function issue({ id, calibrations }: RuledLearner, rule: CredentialRule, turn: number) {
    const now = store.now().getTime();
    const validUntil = rule.validDays === undefined ? null : new Date(now + rule.validDays * DAY_MS);
    const request = { asked: askedOf(rule), disclose: rule.disclose, subject: null, validUntil };
    const by = { key: ruleKey(rule), turn, calibrations };
    const issued = await issueCredential(store, { learner: id, request, secret: secret(), by });
    if (issued.outcome === 'no_issuer' || issued.outcome === 'locked')
      throw new Error('the issuer cannot sign');
    return issued.outcome === 'issued' ? issued.id : null;
  }

  return async (learner, { version, credentials: rules = [] }) => {
    const { no, level, calibrations, issued } = learner;
    const state = JSON.stringify([version, level, calibrations, issued]);
    const isOpen = issued.some(({ validUntil, revokedAt }) => validUntil !== null && revokedAt === null);
    // An expiry comes without a change.
    if (rules.length === 0 || (seen.get(no) === state && !isOpen)) return [];
    const record = await recordOf(store, learner, rules);
    if (!record) return [];
    const applied: Applied[] = [];
    for (const rule of rules) {
      const key = ruleKey(rule);
      const last = issued.find((one) => one.rule === key);
      const ground = groundOf(rule, record);
      if (ground === 'now' && mayIssue(last, store.now().getTime())) {
        const credential = await issue(learner, rule, last ? last.turn + 1 : 0);
        if (credential !== null) applied.push({ rule: key, credential, action: 'issued' });
      }
      if (ground === 'never' && last && last.revokedAt === null) {
        const revoked = await store.credentials.revoke(last.id, { undone: true });
        if (revoked === 'revoked') applied.push({ rule: key, credential: last.id, action: 'revoked' });
      }
    }
    seen.set(no, state);
    return applied;
  };
}
