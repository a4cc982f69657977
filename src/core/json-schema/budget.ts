import { eachSchema } from './each-schema.ts';

/** The most work that the check of one value may cost: about a second in the worst case. */
const MOST_WORK = 50_000_000;

/** Name of the keyword that counts the visits of a reference. */
export const STEP = 'x-touchstone-step';
/** Work of following one reference. */
export const STEP_COST = 50;

class TooMuchWork extends Error {}

let left = MOST_WORK;

/** Takes work from the budget of the running check. */
export function spend(work: number): true {
  left -= work;
  if (left < 0) throw new TooMuchWork();
  return true;
}

/** Runs a check within a budget of its own; otherwise why it did not come to an end. */
export function budgeted(check: () => boolean): boolean | 'too much work' | 'endless' {
  left = MOST_WORK;
  try {
    return check();
  } catch (error) {
    // A reference that leads back to itself overflows the stack before it exceeds the budget.
    if (error instanceof RangeError) return 'endless';
    if (error instanceof TooMuchWork) return 'too much work';
    throw error;
  }
}

const REFERENCES = ['$ref', '$dynamicRef', '$recursiveRef'];

/**
 * A copy in which every reference costs a step. References are the only way in which a small schema can do much work:
 * two references side by side, nested, double the work at each level.
 */
export function withSteps(schema: object): object {
  const copy = structuredClone(schema);
  eachSchema(copy, (part) => {
    if (REFERENCES.some((name) => typeof part[name] === 'string')) part[STEP] = true;
  });
  return copy;
}
