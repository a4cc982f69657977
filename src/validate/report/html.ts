/** Marked as markup: everything else that is put into a template is escaped. */
export type Markup = { readonly markup: string };

type Part = string | number | Markup | readonly Part[];

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function written(part: Part): string {
  if (typeof part === 'string') return part.replace(/[&<>"]/g, (character) => ESCAPES[character]!);
  if (typeof part === 'number') return String(Math.round(part * 100) / 100);
  return 'markup' in part ? part.markup : part.map(written).join('');
}

/** A template for HTML and SVG: texts are escaped, numbers rounded to a hundredth, lists joined. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: String.raw({ raw: strings }, ...parts.map(written)) };
}
