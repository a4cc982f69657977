import { PROBLEMS } from '../problems/problem.ts';
import { htmlPage } from './html.ts';

/** The page that the `type` of every problem links to. */
export function errorsPage(): string {
  const rows = Object.entries(PROBLEMS).map(
    ([code, { status, title, remedy }]) =>
      `<tr id="${code}"><td><code>${status}</code></td><td><code>${code}</code></td><td><strong>${title}.</strong> ${remedy}</td></tr>`,
  );
  return htmlPage(
    'Touchstone: errors',
    `<main><h1>Errors</h1>
<p>Every refusal is an RFC 9457 problem document: <code>type</code> leads to its line here, <code>detail</code> says what was wrong
with this request, <code>errors</code> lists it point by point with JSON pointers, and <code>requestId</code> finds it in the log.
Back to <a href="/docs">the API</a>.</p>
<div class="table"><table><tr><th>Status</th><th>Type</th><th></th></tr>${rows.join('')}</table></div></main>`,
  );
}
