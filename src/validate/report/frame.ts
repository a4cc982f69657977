import { scaleLinear } from 'd3-scale';
import { html, type Markup } from './html.ts';

export const SIZE = { width: 560, height: 300 };
const MARGIN = { left: 62, right: 14, top: 12, bottom: 42 };
const TICKS = 5;

export type Axis = { values: readonly [number, number]; title: string; shown?: (value: number) => string };

/** From a value to pixels. */
export type Place = (value: number) => number;

/** Colours are those of the page, light or dark, so that a figure can also stand alone in a file. */
const STYLE = `
svg{--ink:#1d2733;--soft:#66727f;--line:#dfe4ea;--ours:#2563b8;--truth:#1d2733;--other:#b65c1a;--third:#3f8f5f;--band:#2563b833;font:12px system-ui,sans-serif}
@media(prefers-color-scheme:dark){svg{--ink:#e8edf3;--soft:#9aa7b5;--line:#34404d;--ours:#7cb2ff;--truth:#e8edf3;--other:#f0a35e;--third:#7fd6a2;--band:#7cb2ff33}}
.grid{stroke:var(--line)}text{fill:var(--soft)}.name{fill:var(--ink)}
.truth{stroke:var(--truth);stroke-dasharray:4 3}.ours{stroke:var(--ours)}.other{stroke:var(--other)}.third{stroke:var(--third)}.quiet{stroke:var(--soft);opacity:.45}
path.line{fill:none;stroke-width:2;stroke-linejoin:round}.band{fill:var(--band)}.limit{fill:var(--soft);opacity:.13}
.dot{fill:var(--ours);opacity:.65}.dot.other{fill:var(--other);opacity:.95;stroke:none}.bar{fill:var(--ours)}.bar.other{fill:var(--other)}
.cell{fill:var(--ours)}text.on{fill:var(--ink);font-weight:600}`;

/** A figure that stands alone, with what it shows as its name for those who do not see it. */
export function figure(label: string, { width, height }: typeof SIZE, drawn: readonly Markup[]): Markup {
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="${label}"
  >
    <style>
      ${{ markup: STYLE }}
    </style>
    ${drawn}
  </svg>`;
}

/** Axes with grid lines, and what `draw` puts between them. */
export function axes(
  x: Axis,
  y: Axis,
  draw: (x: Place, y: Place) => readonly Markup[],
  { width, height } = SIZE,
): Markup[] {
  const bottom = height - MARGIN.bottom;
  const right = width - MARGIN.right;
  const across = scaleLinear([...x.values], [MARGIN.left, right]);
  const up = scaleLinear([...y.values], [bottom, MARGIN.top]);
  const shown = (axis: Axis, value: number) => (axis.shown ?? String)(Number(value.toFixed(6)));
  return [
    ...up
      .ticks(TICKS)
      .map(
        (value) =>
          html`<line class="grid" x1="${MARGIN.left}" x2="${right}" y1="${up(value)}" y2="${up(value)}" />
            <text x="${MARGIN.left - 7}" y="${up(value) + 4}" text-anchor="end">${shown(y, value)}</text>`,
      ),
    ...across
      .ticks(TICKS)
      .map(
        (value) =>
          html`<text x="${across(value)}" y="${bottom + 17}" text-anchor="middle">${shown(x, value)}</text>`,
      ),
    ...draw(across, up),
    html`<text class="name" x="${(MARGIN.left + right) / 2}" y="${height - 6}" text-anchor="middle"
      >${x.title}</text
    >`,
    html`<text
      class="name"
      transform="translate(13 ${(MARGIN.top + bottom) / 2}) rotate(-90)"
      text-anchor="middle"
      >${y.title}</text
    >`,
  ];
}

/** A word about each line, at the top right or where `at` says. */
export function legend(
  entries: readonly (readonly [kind: string, name: string])[],
  x: number,
  y: number,
): Markup[] {
  return entries.map(
    ([kind, name], index) =>
      html`<path class="line ${kind}" d="M${x} ${y + 18 * index - 4}h22" /><text
          class="name"
          x="${x + 28}"
          y="${y + 18 * index}"
          >${name}</text
        >`,
  );
}
