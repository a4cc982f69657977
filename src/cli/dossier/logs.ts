import { dayOf } from '../day-of.ts';
import type { DocumentVersion } from '../../store/documentation/document-versions.ts';
import { changedPaths } from './changed-paths.ts';
import { fill, list, table, text, type Section } from './document.ts';
import { count } from './format.ts';
import type { Facts } from './gather.ts';

const NAMED = 10;

function chainText({ chains }: Facts): string {
  if (chains === null) return 'Chains were not verified in this run (`--no-verify`).';
  const { verified, broken } = chains;
  if (broken === 0)
    return `In this run the ledger and the verdicts of all ${count(verified)} learners were recomputed: every chain is intact.`;
  return `In this run the chains of ${count(verified)} learners were recomputed: ${count(broken)} are BROKEN. \`touchstone verify\` names them.`;
}

/** Article 12: the records that the system keeps by itself. */
export function logsSection(facts: Facts): Section {
  return {
    title: 'Logs',
    annex: '2 (g) and 3; Articles 12, 19 and 26 (6)',
    blocks: [
      list(
        'The ledger holds each award, settlement and review entry with policy version, snapshot version, tier, base and multiplier; the database refuses to change or delete an entry.',
        'Each verdict is stored with judge, version, card, readings, quotes and state after; the calls behind it with model, prompt version, attempts, tokens and time.',
        'Both are hash chains per learner; `touchstone verify` recomputes them, also from an export without a database.',
        'Reviews, appeals and blind readings are stored with who made them and when.',
      ),
      text(chainText(facts)),
      fill(
        'logs-kept',
        'Where process logs go, how long logs are kept (at least six months, Article 26 (6)), and who may read them.',
      ),
    ],
  };
}

function changeOf(version: DocumentVersion, versions: readonly DocumentVersion[]): string {
  if (version.kind !== 'policy') return '';
  const previous = versions.findLast((other) => other.kind === 'policy' && other.version < version.version);
  if (previous === undefined) return 'first';
  const paths = changedPaths(previous.body, version.body);
  return paths.length === 0
    ? 'nothing'
    : `${paths.slice(0, NAMED).join(', ')}${paths.length > NAMED ? ', …' : ''}`;
}

/** Point 6: what changed. */
export function changesSection({ versions, calibrations }: Facts): Section {
  const judges = Map.groupBy(
    calibrations.filter(({ judge }) => judge !== null),
    ({ judge, version }) => `${judge}@${version}`,
  );
  const documents = versions.filter(({ kind }) => kind !== 'migration');
  return {
    title: 'Changes',
    annex: '6',
    blocks: [
      table(
        'Versions of policies, programs, rubrics and roles (roles that ship with the release are files of it)',
        ['time', 'document', 'version', 'what changed, for policies'],
        documents.map((version) => [
          dayOf(version.at),
          version.kind === 'policy' ? 'policy' : `${version.kind} ${version.id}`,
          String(version.version),
          changeOf(
            version,
            documents.filter(
              ({ version: no }) => Math.floor(no / 100_000) === Math.floor(version.version / 100_000),
            ),
          ),
        ]),
      ),
      table(
        'Judges by their first verdict',
        ['time', 'judge and version'],
        [...judges]
          .map(([name, rows]) => ({ name, first: Math.min(...rows.map(({ first }) => first)) }))
          .toSorted((a, b) => a.first - b.first)
          .map(({ name, first }) => [dayOf(first), name]),
      ),
      table(
        'Releases, by the changes that they made to the database',
        ['time', 'change'],
        versions.filter(({ kind }) => kind === 'migration').map(({ at, id }) => [dayOf(at), id]),
      ),
      text(
        'A policy takes effect for events that arrive after it. An award is never recomputed by a later policy; a learner’s verdicts are folded again when a person corrects one.',
      ),
      fill(
        'changes-planned',
        'Changes that are planned or were decided in advance (point 2 (f)), and how they will be assessed.',
      ),
    ],
  };
}
