/** The UTC day of a time in epoch milliseconds, as 2026-11-29. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
