import { tierColor, type ShownTier } from '../ui/tier.tsx';

const CUTS = [20, 40, 60, 80];

type Props = {
  mean: number;
  interval: readonly [number, number];
  tier: ShownTier;
  provisional: boolean;
  /** A requirement to compare with. */
  target?: number;
};

/** A value on 0–100 with its 95 % interval. A provisional one is drawn with a broken band. */
export function IntervalBar({ mean, interval: [low, high], tier, provisional, target }: Props) {
  const band = {
    left: `${low}%`,
    width: `${Math.max(1, high - low)}%`,
    background: provisional
      ? `repeating-linear-gradient(90deg, ${tierColor(tier)} 0 5px, transparent 5px 8px)`
      : tierColor(tier),
  };
  return (
    <div aria-hidden className="relative h-5 w-full overflow-hidden rounded-sm bg-sunken">
      {CUTS.map((cut) => (
        <span key={cut} className="absolute inset-y-0 w-px bg-line" style={{ left: `${cut}%` }} />
      ))}
      <span className="absolute inset-y-1.5 rounded-sm opacity-60" style={band} />
      <span
        className="absolute inset-y-0.5 w-1 -translate-x-1/2 rounded-sm bg-ink"
        style={{ left: `${mean}%` }}
      />
      {target !== undefined && (
        <span
          className="absolute inset-y-0 border-bad border-l-2 border-dotted"
          style={{ left: `${target}%` }}
        />
      )}
    </div>
  );
}
