/**
 * Cuts a text to `limit` characters: the first two thirds of the limit from its beginning, the rest from its end,
 * and how much is missing between.
 */
export function keepEnds(raw: string, limit: number): { text: string; end: string | null; leftOut: number } {
  if (raw.length <= limit) return { text: raw.toWellFormed(), end: null, leftOut: 0 };
  const head = Math.ceil((limit * 2) / 3);
  const tail = limit - head;
  // A cut inside a surrogate pair leaves an unpaired half; `toWellFormed` replaces it, so the dossier can be
  // hashed.
  return {
    text: raw.slice(0, head).toWellFormed(),
    end: raw.slice(raw.length - tail).toWellFormed(),
    leftOut: raw.length - limit,
  };
}

/** Cuts a list to a budget from both ends: two items from the beginning for each one from the end. */
export function keepEndsOf<T>(
  items: readonly T[],
  sizeOf: (item: T) => number,
  budget: number,
): { kept: T[]; leftOut: T[] } {
  let total = 0;
  for (const item of items) total += sizeOf(item);
  if (total <= budget) return { kept: [...items], leftOut: [] };
  let [first, last, used] = [0, items.length, 0];
  for (let turn = 0; first < last; turn += 1) {
    const fromEnd = turn % 3 === 2;
    const size = sizeOf(items[fromEnd ? last - 1 : first] as T);
    if (used + size > budget) break;
    used += size;
    if (fromEnd) last -= 1;
    else first += 1;
  }
  return { kept: [...items.slice(0, first), ...items.slice(last)], leftOut: items.slice(first, last) };
}
