/** A question that only the deployer can answer. `id` names it in an answers file. */
export type ToFill = { id: string; question: string };

export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; caption: string; head: string[]; rows: string[][] }
  | ({ kind: 'fill' } & ToFill);

/** A section, and the point of Annex IV that it belongs to. */
export type Section = { title: string; annex: string; blocks: Block[] };

export type DossierDocument = { title: string; subtitle: string[]; sections: Section[] };

export const text = (value: string): Block => ({ kind: 'text', text: value });
export const list = (...items: string[]): Block => ({ kind: 'list', items });
export const fill = (id: string, question: string): Block => ({ kind: 'fill', id, question });

/** A table; a line that says so in place of one without rows. */
export function table(caption: string, head: string[], rows: string[][]): Block {
  return rows.length === 0 ? text(`${caption}: none so far.`) : { kind: 'table', caption, head, rows };
}

/** The questions of a document, in order. */
export function questionsOf({ sections }: DossierDocument): ToFill[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'fill' ? [{ id: block.id, question: block.question }] : [])),
  );
}
