import { SKILLS } from '../../core/skill.ts';
import type { Finding } from './threat.ts';
import { FITS } from './verdict-fields.ts';

const CELLS = /[|;\t,]/u;
const MARKS = /^[\s"'*_`]+|[\s"'*_`]+$/gu;
/** The line under the header of a Markdown table. */
const RULE = /^[\s|:;,+-]+$/u;
const SKILL_NAMES: ReadonlySet<string> = new Set(SKILLS);

function cellsOf(line: string): string[] {
  return line.split(CELLS).map((cell) => cell.replace(MARKS, '').toLowerCase());
}

/** The cells of a header that names the band and another part of a score; null for any other line. */
function headOf(line: string): string[] | null {
  if (!/band/iu.test(line)) return null;
  const cells = cellsOf(line);
  const others = cells.filter((cell) => cell === 'position' || cell === 'confidence' || cell === 'evidence');
  return cells.includes('band') && others.length > 0 ? cells : null;
}

function isScore(head: readonly string[], line: string): boolean {
  const cells = cellsOf(line);
  const band = cells[head.indexOf('band')] ?? '';
  return FITS.band?.(band) === true && cells.some((cell) => SKILL_NAMES.has(cell));
}

/** Skill scores as table rows, in CSV or Markdown. */
export function verdictTables(text: string): Finding[] {
  const found: Finding[] = [];
  let head: string[] | null = null;
  let next = 0;
  for (const line of text.split('\n')) {
    const index = next;
    next += line.length + 1;
    if (RULE.test(line)) continue;
    if (head !== null && isScore(head, line))
      found.push({ kind: 'written_verdict', start: index, end: index + line.length, removes: true });
    else head = headOf(line);
  }
  return found;
}
