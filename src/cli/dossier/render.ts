import { escapeUTF8 as safe } from 'entities';
import { questionsOf, type Block, type DossierDocument } from './document.ts';

/** What the deployer answered, by the id of the question. */
export type Answers = Record<string, string>;

const cell = (value: string): string => value.replaceAll('|', '\\|').replaceAll('\n', ' ');

function markdownBlock(block: Block, answers: Answers): string {
  if (block.kind === 'text') return block.text;
  if (block.kind === 'list') return block.items.map((item) => `- ${item}`).join('\n');
  if (block.kind === 'table')
    return [
      `**${block.caption}**`,
      '',
      `| ${block.head.map(cell).join(' | ')} |`,
      `|${block.head.map(() => '---').join('|')}|`,
      ...block.rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
    ].join('\n');
  const answer = answers[block.id];
  return answer === undefined
    ? `> **To be filled in by the deployer** (\`${block.id}\`): ${block.question}`
    : `**${block.question}**\n\n${answer}`;
}

/** The document as Markdown. */
export function toMarkdown(document: DossierDocument, answers: Answers): string {
  const sections = document.sections.map(({ title, annex, blocks }, index) =>
    [
      `## ${index + 1}. ${title}`,
      `*Annex IV: ${annex}*`,
      ...blocks.map((block) => markdownBlock(block, answers)),
    ].join('\n\n'),
  );
  return `${[`# ${document.title}`, ...document.subtitle, ...sections].join('\n\n')}\n`;
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.5rem; border-top: 1px solid #8886; padding-top: 1rem; }
.annex { color: light-dark(#555, #aaa); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8884; }
.fill { border-left: .25rem solid #b45309; padding: .5rem 1rem; background: light-dark(#fff7ed, #2b2116); }
.answer { white-space: pre-wrap; }
@media print { .fill { background: none; } table { font-size: .75rem; } }`;

/** Escaped text with its code marked. */
const prose = (value: string): string => safe(value).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

function htmlTable({ caption, head, rows }: Extract<Block, { kind: 'table' }>): string {
  const titles = head.map((value) => `<th scope="col">${safe(value)}</th>`).join('');
  const lines = rows.map((row) => `<tr>${row.map((value) => `<td>${safe(value)}</td>`).join('')}</tr>`);
  return [
    `<div class="scroll"><table><caption>${safe(caption)}</caption>`,
    `<thead><tr>${titles}</tr></thead>`,
    `<tbody>${lines.join('\n')}</tbody></table></div>`,
  ].join('\n');
}

function htmlBlock(block: Block, answers: Answers): string {
  if (block.kind === 'text') return `<p>${prose(block.text)}</p>`;
  if (block.kind === 'list')
    return `<ul>${block.items.map((item) => `<li>${prose(item)}</li>`).join('')}</ul>`;
  if (block.kind === 'table') return htmlTable(block);
  const { id, question } = block;
  const answer = answers[id];
  return answer === undefined
    ? `<p class="fill" id="${id}"><strong>To be filled in by the deployer</strong> (${id}): ${safe(question)}</p>`
    : `<h3 id="${id}">${safe(question)}</h3><p class="answer">${safe(answer)}</p>`;
}

/** The document as one HTML page without any other file. */
export function toHtml(document: DossierDocument, answers: Answers): string {
  const sections = document.sections.map(
    ({ title, annex, blocks }, index) =>
      `<section><h2>${index + 1}. ${safe(title)}</h2><p class="annex">Annex IV: ${safe(annex)}</p>\n${blocks.map((block) => htmlBlock(block, answers)).join('\n')}</section>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${safe(document.title)}</title><style>${STYLE}</style></head>
<body><h1>${safe(document.title)}</h1>${document.subtitle.map((line) => `<p>${safe(line)}</p>`).join('')}
${sections.join('\n')}
</body></html>
`;
}

/** The ids of questions that have no answer yet. */
export function unanswered(document: DossierDocument, answers: Answers): string[] {
  return questionsOf(document).flatMap(({ id }) => (answers[id] === undefined ? [id] : []));
}
