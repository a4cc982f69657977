import type { Outcome } from './round.ts';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const inOrder = (values: number[]): number[] => values.toSorted((a, b) => a - b);
const median = (values: number[]): number => inOrder(values)[Math.floor(values.length / 2)] ?? 0;

const shown = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([name, count]) => `${count} × ${name}`).join(', ') || 'none';

function added(all: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const counts of all) for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  return new Map([...sums].toSorted(([, a], [, b]) => b - a));
}

/** One line about a round. */
export function lineOf({
  acknowledged,
  unknown,
  recoveryMs,
  errors,
  residentMb,
  mostAnswers,
  wrong,
}: Outcome): string {
  const most = [...residentMb].toSorted(([, a], [, b]) => b - a).slice(0, 2);
  return (
    `${wrong.length === 0 ? 'held' : 'WRONG'}: ${acknowledged} events acknowledged, ${unknown} not; ` +
    `recovered in ${seconds(recoveryMs)}; errors: ${shown(errors)}; at most ${mostAnswers} answers a question; ` +
    most.map(([name, mb]) => `${name} ${mb} MB`).join(', ')
  );
}

/** The tables of a campaign, as Markdown. */
export function reportOf(outcomes: readonly Outcome[]): string[] {
  const recoveries = outcomes.map(({ recoveryMs }) => recoveryMs);
  const sum = (pick: (outcome: Outcome) => number) => outcomes.reduce((total, one) => total + pick(one), 0);
  const kinds = new Set(outcomes.flatMap(({ faults }) => faults.map(({ kind }) => kind)));
  const ofKind = (kind: string) => outcomes.filter(({ faults }) => faults.some((one) => one.kind === kind));
  const parts = [...new Set(outcomes.flatMap(({ residentMb }) => [...residentMb.keys()]))];
  return [
    `${outcomes.length} rounds, ${sum(({ faults }) => faults.length)} faults, ${sum(({ acknowledged }) => acknowledged)} events ` +
      `acknowledged, ${sum(({ unknown }) => unknown)} sent without an answer or refused.`,
    `Recovery after the last fault: median ${seconds(median(recoveries))}, longest ${seconds(Math.max(0, ...recoveries))}.`,
    `The judge answered no question more than ${Math.max(0, ...outcomes.map(({ mostAnswers }) => mostAnswers))} times.`,
    `Errors seen by clients: ${shown(added(outcomes.map(({ errors }) => errors)))}.`,
    '',
    '| fault | rounds | recovery: median | longest | errors seen by clients |',
    '|---|---|---|---|---|',
    ...[...kinds].toSorted().map((kind) => {
      const of = ofKind(kind);
      const times = of.map(({ recoveryMs }) => recoveryMs);
      const cells = [kind, of.length, seconds(median(times)), seconds(Math.max(...times))];
      return `| ${cells.join(' | ')} | ${shown(added(of.map(({ errors }) => errors)))} |`;
    }),
    '',
    '| process | MB after the first round | median | last | most |',
    '|---|---|---|---|---|',
    ...parts.map((part) => {
      const sizes = outcomes.map(({ residentMb }) => residentMb.get(part) ?? 0);
      return `| ${[part, sizes[0], median(sizes), sizes.at(-1), Math.max(...sizes)].join(' | ')} |`;
    }),
  ];
}
