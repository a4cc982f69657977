import type { ReactNode } from 'react';

/** A row of single numbers, each under its name. */
export function Figures({ figures }: { figures: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-4">
      {figures.map(([name, value]) => (
        <div key={name} className="flex flex-col justify-between gap-1 bg-surface p-3">
          <dt className="text-note text-muted">{name}</dt>
          <dd className="font-semibold text-title">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
