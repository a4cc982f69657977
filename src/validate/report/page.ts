import { reaches, shownReach, shownValue, type Row } from '../measure/row.ts';
import type { Validation } from '../validate.ts';
import { figuresOf } from './figures.ts';
import { html, type Markup } from './html.ts';
import { methodsTable, worldsTable, type Table } from './tables.ts';

const STYLE = `
:root{color-scheme:light dark;--ground:#fbfbfa;--ink:#1d2733;--soft:#5d6975;--line:#dfe4ea;--good:#1f7a4a;--bad:#b3382c}
@media(prefers-color-scheme:dark){:root{--ground:#12171d;--ink:#e8edf3;--soft:#9aa7b5;--line:#2c3743;--good:#6fd39b;--bad:#ff8f82}}
body{margin:0 auto;max-width:60rem;padding:2rem 1.2rem 4rem;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.7rem;margin:0 0 .3rem}h2{font-size:1.15rem;margin:2.6rem 0 .4rem}p{margin:.3rem 0;color:var(--soft)}
table{border-collapse:collapse;width:100%;font-size:.9rem;margin-top:.6rem}th,td{text-align:left;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:500}td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.ok{color:var(--good)}.short{color:var(--bad);font-weight:600}figure{margin:.6rem 0 0;max-width:42rem}figure:has(svg[viewBox^='0 0 825']){max-width:none}svg{width:100%;height:auto}.scroll{overflow-x:auto}`;

const cell = (text: string, kind = 'number'): Markup => html`<td class="${kind}">${text}</td>`;

function tableOf(head: readonly string[], lines: readonly (readonly Markup[])[]): Markup {
  const heads = head.map((name, index) => html`<th class="${index === 0 ? '' : 'number'}">${name}</th>`);
  return html`<div class="scroll">
    <table>
      <tr>
        ${heads}
      </tr>
      ${lines.map(
        (cells) =>
          html`<tr>
            ${cells}
          </tr>`,
      )}
    </table>
  </div>`;
}

function rowCells(row: Row): Markup[] {
  const ok = reaches(row);
  const state = ok === null ? '' : ok ? 'ok' : 'short';
  return [cell(row.title, 'name'), cell(shownValue(row)), cell(shownReach(row)), cell(state, state)];
}

const namedTable = (first: string, { head, lines }: Table): Markup =>
  tableOf(
    [first, ...head],
    lines.map(({ name, cells }) => [cell(name, 'name'), ...cells.map((text) => cell(text))]),
  );

/** The whole report as one page that needs nothing else. */
export function reportPage(run: Validation): string {
  const { rows, world, profile, seed, learners, touchpoints } = run;
  const wanted = rows.map(reaches).filter((ok) => ok !== null);
  const about = [
    `${learners} simulated learners with ${touchpoints} touchpoints each in ${world.title} (seed ${seed}), through intake, award, judge chain and ledger.`,
    `Judge ${profile.name}: ${profile.title}.`,
    `${wanted.filter(Boolean).length} of ${wanted.length} wanted values are reached.`,
  ].join(' ');
  const figures = figuresOf(run).map(
    ({ title, caption, drawing }) =>
      html`<h2>${title}</h2>
        <p>${caption}</p>
        <figure>${drawing}</figure>`,
  );
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Is the read true?</title>
        <style>
          ${{ markup: STYLE }}
        </style>
      </head>
      <body>
        <h1>Is the read true?</h1>
        <p>${about}</p>
        ${tableOf(['what', 'measured', 'wanted', ''], rows.map(rowCells))}
        <h2>Other methods on the same verdicts</h2>
        <p>
          Each was tuned on other learners, for the least RMSE. Their tiers are those of the mean, without the
          caution by which Touchstone holds a tier.
        </p>
        ${namedTable('method', methodsTable(run))}
        <h2>Where other things are true</h2>
        <p>The same judge in worlds that differ in one thing, by the fold alone.</p>
        ${namedTable('world', worldsTable(run))} ${figures}
        <p>What is simulated, and what was never measured on people: docs/validity.md.</p>
      </body>
    </html>`;
  return `${page.markup}\n`;
}
