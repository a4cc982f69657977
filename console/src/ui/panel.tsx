import { useId, type ReactNode } from 'react';

type Props = {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A titled part of a scene. */
export function Panel({ title, note, actions, className = '', children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`min-w-0 rounded-md border border-line bg-surface p-4 ${className}`}
    >
      <div className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id={id} className="font-semibold text-lead">
          {title}
        </h2>
        {note && <p className="text-note text-muted">{note}</p>}
        {actions && <div className="flex flex-wrap gap-2 sm:ml-auto">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
