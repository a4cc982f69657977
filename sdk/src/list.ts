import type { paths } from './schema.ts';

type AnswerOf<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

/** The paths whose answer is a page of a list. */
export type ListPath = {
  [Path in keyof paths]: AnswerOf<Path> extends { nextCursor: string | null } ? Path : never;
}[keyof paths];

export type Row<Path extends ListPath> = AnswerOf<Path> extends { data: (infer One)[] } ? One : never;

type ParametersOf<Path extends ListPath> = paths[Path] extends { get: { parameters: infer Parameters } }
  ? Parameters
  : never;

/** The parameters of a list: those of its path, and its query. The cursor continues an earlier reading. */
export type ListParams<Path extends ListPath> = Pick<
  ParametersOf<Path>,
  keyof ParametersOf<Path> & ('path' | 'query')
>;

type Page = { data: unknown[]; nextCursor: string | null };

/** Every row of a list, one page at a time. Rows that are added meanwhile appear on later pages. */
export async function* listRows<Path extends ListPath>(
  read: (path: Path, params: object) => Promise<unknown>,
  path: Path,
  params: ListParams<Path>,
): AsyncGenerator<Row<Path>, void> {
  const { query } = params as { query?: { cursor?: string } };
  let cursor: string | null = query?.cursor ?? null;
  do {
    const page = (await read(path, {
      ...params,
      query: { ...query, ...(cursor !== null && { cursor }) },
    })) as Page;
    yield* page.data as Row<Path>[];
    cursor = page.nextCursor;
  } while (cursor !== null);
}
