import { isReached, reachText, type Measured, type Row, type Side } from './row.ts';

const number = (value: number): string =>
  Number.isNaN(value)
    ? '-'
    : value >= 1000
      ? Math.round(value).toLocaleString('en-US')
      : value >= 100
        ? value.toFixed(0)
        : value.toPrecision(3);

const side = (value: Side | null): string =>
  value === null ? '' : `${number(value.p50)} (${number(value.p95)}) ${value.unit}`;

/** One JSON line per row. */
export function jsonLine(row: Row, measured: Measured): string {
  const { ratio, ours, theirs, notes } = measured;
  const ok = isReached(row.reach, ratio);
  return JSON.stringify({
    name: row.name,
    ratio,
    reach: reachText(row.reach),
    ok,
    ours,
    theirs,
    ...(notes ? { notes } : {}),
  });
}

/** The rows as a Markdown table: median, and p95 in brackets. */
export function tableOf(results: { row: Row; measured: Measured }[]): string {
  const head = ['row', 'ratio', 'reach', '', 'ours p50 (p95)', 'theirs p50 (p95)'];
  const lines = results.map(({ row, measured: { ratio, ours, theirs } }) => [
    row.name,
    ratio === null ? '' : `${number(ratio)}x`,
    reachText(row.reach) ?? 'reported',
    row.reach === null ? '' : isReached(row.reach, ratio) ? 'ok' : 'MISSED',
    side(ours),
    side(theirs),
  ]);
  const cells = [head, ...lines];
  const widths = head.map((_, column) =>
    Math.max(...cells.map((line) => (line[column] as string).length), 3),
  );
  const drawn = cells.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] as number)).join(' | ')} |`,
  );
  drawn.splice(1, 0, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`);
  return drawn.join('\n');
}
