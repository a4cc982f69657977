import { ISSUER_SECRET } from './secret.ts';
import type { CredentialRule } from '../../../src/core/credential-rule.ts';
import type { Store } from '../../../src/store/store.ts';

/** Short times for tests. */
export const RULES_OPTIONS = { secret: () => ISSUER_SECRET, tickMs: 20, lookMs: 60, leaseMs: 600 };

type Rule = CredentialRule extends infer One
  ? One extends CredentialRule
    ? Omit<One, 'disclose'> & Partial<Pick<One, 'disclose'>>
    : never
  : never;

/** Makes these the rules of the active policy; `owner` is a tenant’s prefix. */
export async function setRules(
  { policies }: Pick<Store, 'policies'>,
  rules: readonly Rule[],
  owner = '',
): Promise<void> {
  const { version, ...body } = await policies.active(owner);
  const credentials = rules.map((rule) => ({ disclose: 'none' as const, ...rule }));
  await policies.put(version, { ...body, credentials }, owner);
}
