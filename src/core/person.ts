/** Kinds of persons by their relation to learners. */
export const PERSON_KINDS = ['learner', 'coach', 'hiring', 'operator'] as const;

export type PersonKind = (typeof PERSON_KINDS)[number];

/** The person identified by a token. */
export type Person = { sub: string; kind: PersonKind; groups: string[] };
