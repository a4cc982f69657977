import type { Config } from '../config.ts';
import { findPostgresUrl } from '../embedded/postgres.ts';
import { findTemporalAddress } from '../embedded/temporal.ts';
import { temporalOptionsOf, type TemporalOptions } from '../services/temporal-connection.ts';
import { Failed } from './failure.ts';

/** Addresses of Postgres and Temporal: the configured ones, otherwise the embedded ones of a running `up`. */
export function addressesOf(config: Config): { databaseUrl: string; temporal: TemporalOptions } {
  const databaseUrl = config.databaseUrl ?? findPostgresUrl(config.dataDir);
  const address = config.temporalAddress ?? findTemporalAddress(config.dataDir);
  if (!databaseUrl)
    throw new Failed('No database: set DATABASE_URL, or start an embedded one with `touchstone up`.');
  if (!address)
    throw new Failed('No Temporal: set TEMPORAL_ADDRESS, or start an embedded one with `touchstone up`.');
  return { databaseUrl, temporal: temporalOptionsOf(config, address) };
}
