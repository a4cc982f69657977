import { useState, type ReactNode } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { chartTexts } from './chart-texts.ts';

export type ChartTable = { head: readonly string[]; rows: readonly (readonly ReactNode[])[] };

/** A long table is made only where it is shown. */
type Props = { finding: ReactNode; table: ChartTable | (() => ChartTable); children: ReactNode };

/** A chart whose caption states what it shows, and which can be read as a table instead. */
export function ChartFigure({ finding, table, children }: Props) {
  const t = useTexts(chartTexts);
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="grid gap-2">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span className="min-w-0 flex-1 basis-48">{finding}</span>
        <button
          type="button"
          aria-pressed={asTable}
          className="rounded text-note text-accent underline underline-offset-2"
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t.asChart : t.asTable}
        </button>
      </figcaption>
      {asTable ? <DataTable {...(typeof table === 'function' ? table() : table)} /> : children}
    </figure>
  );
}

function DataTable({ head, rows }: ChartTable) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard
    <div className="scrolls max-h-80 overflow-auto" tabIndex={0} role="region" aria-label={head.join(', ')}>
      <table className="w-full text-left">
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col" className="border-line border-b py-1 pr-4 font-medium text-muted">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={head[column]} className="border-line border-b py-1 pr-4">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
