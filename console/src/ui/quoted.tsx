type Part = { text: string; marked: boolean };

/** A turn with the quoted words marked. A quote that differs in space or case is looked for without them. */
export function Quoted({ text, quotes }: { text: string; quotes: readonly string[] }) {
  return (
    <blockquote className="whitespace-pre-wrap border-accent border-l-2 pl-3">
      {partsOf(text, quotes).map((part, index) =>
        // Parts have no identity but their place.
        part.marked ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
      )}
    </blockquote>
  );
}

function partsOf(text: string, quotes: readonly string[]): Part[] {
  const spans = quotes
    .map((quote) => spanOf(text, quote))
    .filter((span) => span !== null)
    .sort(([a], [b]) => a - b);
  const parts: Part[] = [];
  let at = 0;
  for (const [from, to] of spans) {
    if (to <= at) continue;
    const start = Math.max(from, at);
    parts.push({ text: text.slice(at, start), marked: false }, { text: text.slice(start, to), marked: true });
    at = to;
  }
  return [...parts, { text: text.slice(at), marked: false }].filter((part) => part.text !== '');
}

function spanOf(text: string, quote: string): [number, number] | null {
  const words = quote.split(/\s+/).filter(Boolean).map(escapeRegExp);
  const found = words.length === 0 ? null : new RegExp(words.join(String.raw`\s+`), 'iu').exec(text);
  return found ? [found.index, found.index + found[0].length] : null;
}

const escapeRegExp = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
