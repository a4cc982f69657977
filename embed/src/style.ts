/** All colours, the font and the corner are custom properties, so that a page can give its own. */
const CSS = `
:host {
  --_ink: var(--touchstone-ink, light-dark(#1b1b19, #ecece8));
  --_muted: var(--touchstone-muted, light-dark(#595953, #a9a9a1));
  --_surface: var(--touchstone-surface, light-dark(#ffffff, #1b1b1a));
  --_sunken: var(--touchstone-sunken, light-dark(#eeeeeb, #2a2a28));
  --_line: var(--touchstone-line, light-dark(#dfdfda, #3d3d38));
  --_accent: var(--touchstone-accent, light-dark(#2456bd, #93b6ff));
  --_good: var(--touchstone-good, light-dark(#17643a, #84d6a0));
  --_bad: var(--touchstone-bad, light-dark(#a8201a, #ff9c93));
  --_warn: var(--touchstone-warn, light-dark(#7d4b00, #f0b860));
  --_band: var(--touchstone-band, light-dark(#5a85d6, #6d97e6));
  display: block;
  container-type: inline-size;
  color: var(--_ink);
  font: 400 0.875rem/1.25rem var(--touchstone-font, ui-sans-serif, system-ui, sans-serif);
  font-variant-numeric: tabular-nums;
  text-align: start;
}
:host([hidden]) { display: none; }
:host([theme='dark']) { color-scheme: dark; }
:host([theme='light']) { color-scheme: light; }
:host([theme='auto']) { color-scheme: light dark; }
* { box-sizing: border-box; margin: 0; }
.card {
  background: var(--_surface);
  border: 1px solid var(--_line);
  border-radius: var(--touchstone-radius, 0.5rem);
  padding: 1rem;
  display: grid;
  gap: 1rem;
}
.soft { color: var(--_muted); }
.small { font-size: 0.75rem; line-height: 1rem; }
.head { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 1.25rem; align-items: end; }
.figure { font-size: 2rem; line-height: 2.25rem; font-weight: 600; white-space: nowrap; }
.progress { display: grid; gap: 0.25rem; }
.row { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 0.75rem; }
.end { text-align: end; }
svg { display: block; width: 100%; overflow: hidden; border-radius: 0.1875rem; background: var(--_sunken); }
svg.bar { height: 1rem; }
svg.thin { height: 0.375rem; }
.tick { stroke: var(--_line); }
.band { stroke: var(--_band); stroke-width: 8; }
.mean { stroke: var(--_ink); stroke-width: 3; }
.filled { fill: var(--_accent); }
.title { font-weight: 600; }
ul { list-style: none; padding: 0; display: grid; gap: 0.75rem; }
li { display: grid; gap: 0.25rem; }
.mark { color: var(--_warn); }
.up { color: var(--_good); }
.down { color: var(--_bad); }
section { display: grid; gap: 0.5rem; }
section + section { border-top: 1px solid var(--_line); padding-top: 1rem; }
.deltas { display: flex; flex-wrap: wrap; gap: 0 1rem; }
.prose { max-width: 70ch; overflow-wrap: anywhere; }
summary { cursor: pointer; color: var(--_accent); width: fit-content; border-radius: 0.1875rem; }
summary:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
blockquote { border-inline-start: 3px solid var(--_line); padding-inline-start: 0.75rem; margin-top: 0.5rem; }
.state::before {
  content: '';
  display: inline-block;
  width: 0.5rem;
  height: 0.5rem;
  margin-inline-end: 0.375rem;
  border-radius: 50%;
  background: var(--_good);
}
.state[data-state='behind']::before, .state[data-state='connecting']::before { background: none; border: 2px solid var(--_warn); }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.compact { padding: 0.5rem 0.75rem; gap: 0.5rem; }
.compact .figure { font-size: 1.25rem; line-height: 1.75rem; }
.compact .head { grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 1rem; align-items: center; }
@container (max-width: 26rem) {
  .card .head { grid-template-columns: 1fr auto; gap: 0.5rem 1rem; }
  .head .progress { grid-column: 1 / -1; grid-row: 2; }
  li .row { flex-direction: column; }
}
@media (forced-colors: active) {
  .band { stroke: Highlight; }
  .mean { stroke: CanvasText; }
  .filled { fill: Highlight; }
}
`;

let sheet: CSSStyleSheet | undefined;

/** One style sheet for all elements of a page; made by script, which a strict content security policy allows. */
export function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
