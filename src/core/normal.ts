const TWO_BY_ROOT_PI = 1.1283791670955126;
/** Above this erf is ±1 in double precision: 1 − erf(6) is 2·10⁻¹⁷. */
const SATURATED = 6;

/**
 * The error function, from its series of positive terms `2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1))` (Abramowitz &
 * Stegun, Handbook of Mathematical Functions, 7.1.6). Absolute error below 10⁻¹⁴.
 */
export function erf(x: number): number {
  if (Math.abs(x) > SATURATED) return Math.sign(x);
  let term = x;
  let sum = 0;
  for (let n = 1; sum + term !== sum; n += 1) {
    sum += term;
    term *= (2 * x * x) / (2 * n + 1);
  }
  return TWO_BY_ROOT_PI * Math.exp(-x * x) * sum;
}

/** The standard normal distribution function Φ(z) = ½·(1 + erf(z/√2)) (ibid. 26.2.29), within 0 and 1. */
export function normalCdf(z: number): number {
  return Math.min(1, Math.max(0, 0.5 * (1 + erf(z / Math.SQRT2))));
}

/** Intervals of Simpson's rule for Owen's T; the integrand is smooth, so the error stays below 10⁻⁹. */
const INTERVALS = 64;

/** Owen's T(h, a) = 1/2π ∫₀ᵃ e^(−h²(1+x²)/2) / (1+x²) dx (Owen 1956, Annals of Mathematical Statistics 27). */
function owenT(h: number, a: number): number {
  const height = (x: number) => Math.exp(-0.5 * h * h * (1 + x * x)) / (1 + x * x);
  const width = a / INTERVALS;
  let sum = height(0) + height(a);
  for (let step = 1; step < INTERVALS; step += 1) sum += height(step * width) * (step % 2 === 1 ? 4 : 2);
  return (sum * width) / (6 * Math.PI);
}

/** P(X ≤ h and Y ≤ h) of two standard normals with correlation rho from 0 to 1: Φ(h) − 2·T(h, √((1−ρ)/(1+ρ))) (ibid.). */
export function bivariateNormalCdf(h: number, rho: number): number {
  return Math.max(0, normalCdf(h) - 2 * owenT(h, Math.sqrt((1 - rho) / (1 + rho))));
}
