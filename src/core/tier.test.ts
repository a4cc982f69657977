import { expect, test } from 'vitest';
import { CONSTANTS } from './constants.ts';
import { nextTier, type Tier } from './tier.ts';

const SD = 4;
const CHANCE = CONSTANTS.movementWidth * SD;
const HALF = CONSTANTS.tierWidth * SD;

test.for<[what: string, current: Tier | null, mean: number, movement: number, tier: Tier]>([
  ['a first tier is that of the lower edge', null, 60 + HALF - 0.1, 0, 'solid'],
  ['it rises with the lower edge', 'solid', 60 + HALF, 0, 'strong'],
  ['it stays while the interval has the line', 'solid', 60 + HALF - 0.1, 0, 'solid'],
  ['and while it does from above', 'strong', 60 - HALF, 0, 'strong'],
  ['it falls with the upper edge', 'strong', 60 - HALF - 0.1, 0, 'solid'],
  ['a movement that chance explains does not count', 'solid', 60, CHANCE, 'solid'],
  ['a longer one takes it up', 'solid', 60, CHANCE + HALF, 'strong'],
  ['and down', 'strong', 60, -CHANCE - HALF - 0.1, 'solid'],
])('the tier: %s', ([, current, mean, movement, tier]) => {
  expect(nextTier(current, { mean, sd: SD, movement }, CONSTANTS)).toBe(tier);
});
