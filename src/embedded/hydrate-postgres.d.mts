/** Makes the library links that a package of Postgres binaries lacks; gives how many. */
export function hydratePostgres(packageFolder: string): number;
