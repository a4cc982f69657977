type Value = string | number | boolean | null | undefined;

/** A table as CSV (RFC 4180). */
export function toCsv(head: readonly string[], rows: readonly (readonly Value[])[]): string {
  return [head, ...rows, []].map((row) => row.map(cell).join(',')).join('\r\n');
}

function cell(value: Value): string {
  const text = String(value ?? '');
  // A text that a spreadsheet would run as a formula.
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Saves a text as a file of the reader. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
