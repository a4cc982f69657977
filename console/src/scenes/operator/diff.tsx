import { useMemo } from 'react';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { lineDiff } from './line-diff.ts';
import { texts } from './texts.ts';

const LOOK = { kept: 'text-muted', out: 'bg-bad-wash text-bad', in: 'bg-wash text-ink' };
const SIGN = { kept: ' ', out: '−', in: '+' };

/** Two texts line by line: what was taken out, and what was put in. */
export function Diff({ before, after }: { before: string; after: string }) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const lines = useMemo(() => lineDiff(before, after), [before, after]);
  const count = (kind: string) => lines.filter((line) => line?.kind === kind).length;
  return (
    <figure className="grid gap-1">
      <figcaption className="text-note text-muted">
        {t.diff(whole(count('out')), whole(count('in')))}
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reachable by keyboard */}
      <div
        tabIndex={0}
        role="group"
        aria-label={t.changes}
        className="max-h-80 overflow-auto rounded border border-line"
      >
        <pre className="min-w-max font-mono text-note">
          {lines.map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines do not move
            <span key={index} className={`block px-2 ${line === null ? 'text-muted' : LOOK[line.kind]}`}>
              {line === null ? '⋯' : `${SIGN[line.kind]} ${line.text}`}
            </span>
          ))}
        </pre>
      </div>
    </figure>
  );
}
