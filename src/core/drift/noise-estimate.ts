/** An estimated variance: the sum of squares behind it, and how many squares it counts as. */
export type NoiseEstimate = { squares: number; degrees: number };

/** The estimate before any reading: a standard deviation that counts as `degrees` readings. */
export const guess = (sd: number, degrees: number): NoiseEstimate => ({
  squares: degrees * sd ** 2,
  degrees,
});

export const sdOf = ({ squares, degrees }: NoiseEstimate): number => Math.sqrt(squares / degrees);

/** The estimate after one more deviation: the conjugate update of an inverse gamma distribution. */
export const with1 = ({ squares, degrees }: NoiseEstimate, deviation: number): NoiseEstimate => ({
  squares: squares + deviation ** 2,
  degrees: degrees + 1,
});

/**
 * A deviation over an estimated standard deviation has a t distribution; this is the standard normal value with about the
 * same probability (D. L. Wallace, “Bounds on normal approximations to Student's and the chi-square distributions”, Annals
 * of Mathematical Statistics 30, 1959). So a value is as rare as it looks, however few readings the estimate rests on.
 */
export function asNormal(t: number, degrees: number): number {
  const z = ((8 * degrees + 1) / (8 * degrees + 3)) * Math.sqrt(degrees * Math.log(1 + t ** 2 / degrees));
  return Math.sign(t) * z;
}
