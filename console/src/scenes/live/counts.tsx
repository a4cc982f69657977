import { ChartFigure } from '../../charts/chart-figure.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { texts } from './texts.ts';

const share = (count: number, most: number) => ({ width: `${(count / Math.max(1, most)) * 100}%` });

type Types = Record<string, { touchpoint: string }>;

export function TouchpointCounts({ byType, types }: { byType: Record<string, number>; types: Types }) {
  const t = useTexts(texts);
  const { whole } = useFormat();
  const counts = new Map<string, number>();
  for (const [type, count] of Object.entries(byType)) {
    const touchpoint = types[type]?.touchpoint ?? type;
    counts.set(touchpoint, (counts.get(touchpoint) ?? 0) + count);
  }
  const rows = [...counts].sort(([, a], [, b]) => b - a);
  const [top] = rows;
  if (!top) return <p className="text-muted">{t.noTouchpoints}</p>;
  return (
    <ChartFigure
      finding={t.touchpointFinding(top[0], whole(top[1]))}
      table={{ head: [t.touchpoint, t.events], rows: rows.map(([name, count]) => [name, whole(count)]) }}
    >
      <ul className="grid gap-1.5">
        {rows.map(([name, count]) => (
          <li key={name} className="grid gap-0.5">
            <span className="flex justify-between">
              <span>{name}</span>
              <span>{whole(count)}</span>
            </span>
            <span aria-hidden className="h-1.5 rounded-sm bg-accent" style={share(count, top[1])} />
          </li>
        ))}
      </ul>
    </ChartFigure>
  );
}
