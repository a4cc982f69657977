import { fenceMarks } from './fence-mark.ts';
import { plainText } from './plain-text.ts';
import { templateTokens } from './template-token.ts';
import type { Finding, Scanner } from './threat.ts';
import { unopenedTags } from './unopened-tag.ts';
import { verdictTables } from './verdict-table.ts';
import { writtenVerdicts } from './written-verdict.ts';

const SCANNERS: readonly Scanner[] = [
  fenceMarks,
  templateTokens,
  unopenedTags,
  writtenVerdicts,
  verdictTables,
];

/** Forged forms in a text, including ones written in full-width letters or with invisible characters. */
export function forgedForms(text: string): Finding[] {
  const { plain, from } = plainText(text);
  return SCANNERS.flatMap((scan) => scan(plain)).map((finding) => ({
    ...finding,
    start: from(finding.start),
    end: from(finding.end),
  }));
}
