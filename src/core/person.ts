/** What a person is to the learners. */
export const PERSON_KINDS = ['learner', 'coach', 'hiring', 'operator'] as const;

export type PersonKind = (typeof PERSON_KINDS)[number];

/** Who a person's token says they are. */
export type Person = { sub: string; kind: PersonKind; groups: string[] };
