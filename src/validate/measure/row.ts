/** One measured value and what it must reach; without `least` and `most` it is only reported. */
export type Row = {
  name: string;
  title: string;
  value: number;
  least?: number;
  most?: number;
  /** `share` is shown as a percentage. */
  unit?: 'share' | 'points' | 'touchpoints' | 'anchors' | 'per 100' | 'times';
};

/** Null for a row that is only reported. A value that could not be computed does not reach anything. */
export function reaches({ value, least, most }: Row): boolean | null {
  if (least === undefined && most === undefined) return null;
  return value >= (least ?? Number.NEGATIVE_INFINITY) && value <= (most ?? Number.POSITIVE_INFINITY);
}

export function shownValue({ value, unit }: Pick<Row, 'value' | 'unit'>): string {
  if (Number.isNaN(value)) return 'none';
  if (value === Number.POSITIVE_INFINITY) return 'never';
  if (unit === 'share') return `${(100 * value).toFixed(1)} %`;
  if (unit === 'touchpoints' || unit === 'anchors') return value.toFixed(value % 1 === 0 ? 0 : 1);
  if (unit === 'times') return `${value.toFixed(2)} times`;
  return unit === undefined ? value.toFixed(3).replace(/^0\./, '.') : value.toFixed(2);
}

export function shownReach(row: Row): string {
  const of = (value: number) => shownValue({ ...row, value });
  if (row.least !== undefined && row.most !== undefined) return `${of(row.least)} to ${of(row.most)}`;
  if (row.least !== undefined) return `≥ ${of(row.least)}`;
  return row.most === undefined ? '' : `≤ ${of(row.most)}`;
}
