import { TEST_PREFIX } from './test-learner.ts';

/**
 * The prefix by which a tenant would have a learner id, or a longer prefix of ids: up to the first colon and with it;
 * empty without a colon, so that `acme` is no learner of `acme:`.
 */
export const tenantPrefix = (id: string): string => id.slice(0, id.indexOf(':') + 1);

const PREFIX = /^[A-Za-z0-9._-]{1,63}:$/;

/** One colon, at the end, so no prefix covers another one. Test learners belong to the installation. */
export const isTenantPrefix = (text: string): boolean => PREFIX.test(text) && text !== TEST_PREFIX;
