/** Creates missing library links of a Postgres binary package and returns their number. */
export function hydratePostgres(packageFolder: string): number;
