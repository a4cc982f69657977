/** A line of a difference: kept, taken out or put in. Null stands for kept lines that are left out. */
export type DiffLine = { kind: 'kept' | 'out' | 'in'; text: string } | null;

const CONTEXT = 2;

/** The lines that differ between two texts, each with two lines around it. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const kept = (lines: string[]) => lines.map((text) => ({ kind: 'kept' as const, text }));
  return withoutFar([...kept(a.slice(0, start)), ...middle, ...kept(a.slice(a.length - end))]);
}

type Line = NonNullable<DiffLine>;

/** By the longest common subsequence of lines. */
function between(a: readonly string[], b: readonly string[]): Line[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] as number;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'kept', text: a[i] as string });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'out', text: a[i] as string });
      i += 1;
    } else {
      lines.push({ kind: 'in', text: b[j] as string });
      j += 1;
    }
  }
  return lines;
}

function withoutFar(lines: readonly Line[]): DiffLine[] {
  const near = new Set<number>();
  lines.forEach(({ kind }, index) => {
    if (kind === 'kept') return;
    for (let by = -CONTEXT; by <= CONTEXT; by += 1) near.add(index + by);
  });
  const shown: DiffLine[] = [];
  lines.forEach((line, index) => {
    if (near.has(index)) shown.push(line);
    else if (shown.length === 0 || shown.at(-1) !== null) shown.push(null);
  });
  return shown;
}
