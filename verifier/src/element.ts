/** An element with text or children; never parsed as HTML, since files of strangers are shown. */
export function element(
  name: string,
  content: string | readonly Node[],
  attributes: Record<string, string> = {},
): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  if (typeof content === 'string') made.textContent = content;
  else made.append(...content);
  return made;
}

/** A table with a heading for each column. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const head = element(
    'tr',
    headings.map((heading) => element('th', heading, { scope: 'col' })),
  );
  const body = rows.map((row) =>
    element(
      'tr',
      row.map((cell) => element('td', cell)),
    ),
  );
  return element('table', [element('thead', [head]), element('tbody', body)]);
}
