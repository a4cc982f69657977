/** All rows of a list, page by page; `limit` ends it early. */
export async function readAll<Row>(
  page: (cursor: string | undefined) => Promise<{ data: Row[]; nextCursor: string | null }>,
  limit = Infinity,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const { data, nextCursor } = await page(cursor);
    rows.push(...data);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined && rows.length < limit);
  return rows;
}
