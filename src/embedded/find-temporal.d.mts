/** The version that is built when none is found. */
export const TEMPORAL_VERSION: string;
/** Where this user's downloads and builds for Touchstone are kept. */
export function cacheFolder(): string;
/** Where the pinned build of Temporal is kept, built or not. */
export function builtTemporal(): string;
/** The path of a Temporal command that runs; undefined when there is none. */
export function findTemporal(): string | undefined;
