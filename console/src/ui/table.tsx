import type { ReactNode } from 'react';

type Props = {
  label: string;
  head: readonly string[];
  /** Columns of numbers. */
  right?: readonly number[];
  children: ReactNode;
};

/** A table that scrolls in itself where it is too wide. */
export function Table({ label, head, right = [], children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard
    <div className="scrolls overflow-x-auto" tabIndex={0} role="group" aria-label={label}>
      <table className="w-full text-left" aria-label={label}>
        <thead>
          <tr>
            {head.map((title, column) => (
              <th
                key={title}
                scope="col"
                className={`border-line border-b py-1 pr-4 font-medium text-muted text-note ${right.includes(column) ? 'text-right' : ''}`}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export function Cell({ right = false, children }: { right?: boolean; children: ReactNode }) {
  return (
    <td
      className={`border-line border-b py-1.5 pr-4 align-top ${right ? 'whitespace-nowrap text-right' : ''}`}
    >
      {children}
    </td>
  );
}
