import { createRandom } from '../../core/agreement/random.ts';

/** Seeded draws for one purpose. Streams with other names are independent, so adding a draw to one changes no other. */
export type Random = {
  /** From 0 up to 1. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  chance(probability: number): boolean;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  /** The index of a weight, drawn in proportion to it. */
  weighted(weights: readonly number[]): number;
};

/** FNV-1a (Fowler, Noll and Vo, 1991), 32 bits. */
function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}

export function randomOf(...names: (string | number)[]): Random {
  const uniform = createRandom(hashOf(names.join('/')));
  return {
    uniform,
    // Box and Muller (1958).
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    chance: (probability) => uniform() < probability,
    between: (least, most) => least + Math.floor(uniform() * (most - least + 1)),
    weighted(weights) {
      let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      const found = weights.findIndex((weight) => (left -= weight) < 0);
      return found === -1 ? weights.length - 1 : found;
    },
  };
}
