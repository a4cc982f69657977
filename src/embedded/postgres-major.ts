import { dirname } from 'node:path';

/** The version of Postgres whose data we read; its number is part of the folder's name. */
export const POSTGRES_MAJOR = 18;

/** Thrown when the data were written by another major version, which ours cannot read. */
export class OtherMajorError extends Error {
  override name = 'OtherMajorError';

  constructor(cluster: string, major: string) {
    super(
      `The data in ${cluster} were written by Postgres ${major}; this version reads Postgres ${POSTGRES_MAJOR}. To ` +
        `move them: install Postgres ${major} and ${POSTGRES_MAJOR}, start the former on that folder, and copy the ` +
        'database with the pg_dump of the latter into one that DATABASE_URL names. To start afresh: move the folder ' +
        `out of ${dirname(cluster)}.`,
    );
  }
}
