import { useEffect, type ReactNode } from 'react';

/** A scene: its heading, what belongs beside it, and its content. */
export function Page({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Touchstone`;
  }, [title]);
  return (
    <div className="mx-auto grid max-w-7xl gap-4 p-4 md:p-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="font-semibold text-title">{title}</h1>
        {aside && <div className="ml-auto flex flex-wrap items-center gap-3">{aside}</div>}
      </div>
      {children}
    </div>
  );
}
