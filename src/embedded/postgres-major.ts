import { dirname } from 'node:path';

/** The supported major version of Postgres; part of the folder name. */
export const POSTGRES_MAJOR = 18;

/** Thrown if the data were written by another major version. */
export class OtherMajorError extends Error {
  override name = 'OtherMajorError';

  constructor(cluster: string, major: string) {
    super(
      `The data in ${cluster} were written by Postgres ${major}; this version needs Postgres ${POSTGRES_MAJOR}. To ` +
        `migrate: install both versions, start Postgres ${major} on that folder, copy the database with the pg_dump ` +
        `of Postgres ${POSTGRES_MAJOR} into a new one, and set DATABASE_URL to it. To start with an empty database: ` +
        `move the folder out of ${dirname(cluster)}.`,
    );
  }
}
