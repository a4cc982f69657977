/** The version to build if none is found. */
export const TEMPORAL_VERSION: string;
/** Cache folder for downloads and builds of this user. */
export function cacheFolder(): string;
/** Path of the pinned Temporal build, whether it exists or not. */
export function builtTemporal(): string;
/** The path of a working Temporal command; undefined if there is none. */
export function findTemporal(): string | undefined;
