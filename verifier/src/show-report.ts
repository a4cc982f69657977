import { CHECKS, type Check } from '../../src/credential/verify/check.ts';
import type { Report } from '../../src/credential/verify/verify-credential.ts';
import type { LedgerProof } from '../../src/credential/form.ts';
import { element, table } from './element.ts';

const WORDS = { true: 'holds', false: 'FAILED', null: 'not checked' };
const CLASSES = { true: 'yes', false: 'no', null: 'muted' };
/** Rows of a table that a person looks through. */
const MOST_ROWS = 200;

function checkRow({ name, ok, detail }: Check): HTMLElement {
  const key = String(ok) as keyof typeof WORDS;
  const state = element('td', WORDS[key], { class: CLASSES[key] });
  return element('tr', [state, element('td', CHECKS[name]), element('td', detail)], {
    'data-check': name,
    'data-ok': key,
  });
}

function results({ credential, valid }: Report): HTMLElement[] {
  const { result, achievement } = credential.credentialSubject as {
    result?: { resultDescription?: string; value?: string }[];
    achievement?: { name?: string; resultDescription?: { id: string; name: string }[] };
  };
  if (!valid || !Array.isArray(result)) return [];
  const names = new Map(achievement?.resultDescription?.map(({ id, name }) => [id, name]));
  const rows = result.map(({ resultDescription = '', value = '' }) => [
    names.get(resultDescription) ?? '',
    value,
  ]);
  return [element('h2', 'What it says'), table(['Result', 'Value'], rows)];
}

function entries({ disclosed, rest, sums }: LedgerProof): HTMLElement[] {
  const shown = disclosed
    .slice(0, MOST_ROWS)
    .map(({ entry }) => [
      String(entry.entry),
      entry.eventType ?? entry.kind,
      entry.eventTime ?? entry.at,
      entry.base === undefined ? '' : `${entry.base} × ${entry.multiplier}`,
      String(entry.xp),
      String(entry.totalAfter),
    ]);
  const others = rest.reduce((sum, part) => sum + part.entries, 0);
  const otherXp = rest.reduce((sum, { added, removed }) => sum + added - removed, 0);
  const more = disclosed.length > MOST_ROWS ? ` The first ${MOST_ROWS} are shown.` : '';
  const text = `${disclosed.length} entries are disclosed. The other ${others} add ${otherXp} XP to the total of ${sums.added - sums.removed}.${more}`;
  const rows = table(['Entry', 'Event', 'Time', 'Base × multiplier', 'XP', 'Total'], shown);
  return [element('h2', 'Disclosed entries'), element('p', text), ...(shown.length > 0 ? [rows] : [])];
}

/** The parts of a report, as elements. What a credential says is only shown if it is valid. */
export function showReport(report: Report): HTMLElement[] {
  const { credential, checks, form, baked, ledger, valid } = report;
  const by = `${String(credential.issuer.name)} (${credential.issuer.id})`;
  return [
    element('h2', String(credential.name)),
    element(
      'p',
      `Issued by ${by} on ${credential.validFrom}; ${form}${baked === null ? '' : ` in ${baked}`}.`,
    ),
    element('table', [element('tbody', checks.map(checkRow))]),
    ...results(report),
    ...(ledger && valid ? entries(ledger) : []),
  ];
}
