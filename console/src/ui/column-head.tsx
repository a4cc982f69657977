import type { Sorting } from './list-features.ts';

const ARIA = { asc: 'ascending', desc: 'descending' } as const;
const ARROW = { asc: '▲', desc: '▼' };

type Props = { title: string; className: string; sorting?: Sorting | undefined };

/** The head of a column in a list that is not a `table` element; a click sorts by it. */
export function ColumnHead({ title, className, sorting }: Props) {
  if (!sorting)
    return (
      <span role="columnheader" className={className}>
        {title}
      </span>
    );
  const { direction, toggle } = sorting;
  return (
    <span
      role="columnheader"
      aria-sort={direction === false ? 'none' : ARIA[direction]}
      className={className}
    >
      <button type="button" className="hover:text-ink hover:underline" onClick={toggle}>
        {title}
        {direction !== false && <span aria-hidden> {ARROW[direction]}</span>}
      </button>
    </span>
  );
}
