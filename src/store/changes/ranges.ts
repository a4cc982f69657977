/** Learners are divided into hash ranges by their number, which is given in order, so all ranges are about equal. */
export const RANGES = 4096;

export const rangeOf = (learner: number): number => learner % RANGES;
