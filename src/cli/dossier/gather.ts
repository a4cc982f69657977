import type { ComparedReading } from '../../store/documentation/compared-readings.ts';
import type { CalibrationCount } from '../../store/documentation/count-calibrations.ts';
import type { DecisionCount } from '../../store/documentation/count-decisions.ts';
import type { EventCount } from '../../store/documentation/count-events.ts';
import type { LearnerCount } from '../../store/documentation/count-learners.ts';
import type { AppealCount } from '../../store/documentation/count-appeals.ts';
import type { DocumentVersion } from '../../store/documentation/document-versions.ts';
import type { InstallationFacts } from '../../store/documentation/installation-facts.ts';
import type { ReviewItem } from '../../store/documentation/review-items.ts';
import type { AcceptedCard } from '../../store/judges/accepted-cards.ts';
import type { Policy } from '../../core/policy.ts';
import type { Store } from '../../store/store.ts';

/** Learners counted by one round of statements. */
const PAGE = 200;

/** Learners whose chains were recomputed, and those of them with a broken one. */
type Chains = { verified: number; broken: number };

/** All that the dossier says about an installation, or about the learners of one prefix. */
export type Facts = {
  at: number;
  prefix: string;
  installation: InstallationFacts;
  policy: Policy;
  versions: DocumentVersion[];
  learners: LearnerCount;
  events: EventCount[];
  calibrations: CalibrationCount[];
  readings: ComparedReading[];
  cards: AcceptedCard[];
  items: ReviewItem[];
  decisions: DecisionCount[];
  appeals: AppealCount;
  /** Null if the chains were not verified. */
  chains: Chains | null;
};

type Sums = Record<string, unknown>;

/** Adds up rows with the same key: numbers are summed, `first` and `last` are the earliest and latest. */
function addUp<Row extends Sums>(rows: readonly Row[], keys: readonly (keyof Row & string)[]): Row[] {
  const sums = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify(keys.map((name) => row[name]));
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { ...row });
    else for (const name of Object.keys(row)) if (!keys.includes(name)) add(sum, row, name);
  }
  return [...sums.values()];
}

function add(sum: Sums, row: Sums, name: string): void {
  const [a, b] = [sum[name] as number, row[name] as number];
  if (name === 'first') sum[name] = Math.min(a, b);
  else if (name === 'last') sum[name] = Math.max(a, b);
  else sum[name] = a + b;
}

type Options = { prefix: string; verify: boolean; onProgress: (line: string) => void };

type Reads = Pick<
  Store,
  'documentation' | 'judges' | 'policies' | 'tenants' | 'ledger' | 'calibrations' | 'now'
>;

/**
 * Reads the installation's own records, a page of learners at a time, so that no statement takes long. `verify`
 * recomputes every chain, which takes most of the time.
 */
export async function gatherFacts(store: Reads, { prefix, verify, onProgress }: Options): Promise<Facts> {
  const { documentation } = store;
  const tenant = await store.tenants.ofPrefix(prefix);
  const learners: LearnerCount[] = [];
  const [events, calibrations, decisions]: [EventCount[], CalibrationCount[], DecisionCount[]] = [[], [], []];
  const [readings, items, appeals]: [ComparedReading[], ReviewItem[], AppealCount[]] = [[], [], []];
  const chains: Chains = { verified: 0, broken: 0 };
  let after = 0;
  let read = 0;
  for (;;) {
    const page = await documentation.page({ after, prefix, limit: PAGE });
    const numbers = page.map(({ no }) => no);
    learners.push(await documentation.learners(numbers));
    events.push(...(await documentation.events(numbers)));
    calibrations.push(...(await documentation.calibrations(numbers)));
    decisions.push(...(await documentation.decisions(numbers)));
    readings.push(...(await documentation.readings(numbers)));
    items.push(...(await documentation.items(numbers)));
    appeals.push(await documentation.appeals(numbers));
    for (const { id } of verify ? page : []) {
      const found = [await store.ledger.verify(id), await store.calibrations.verify(id)];
      chains.verified += 1;
      if (found.some((chain) => chain?.intact === false)) chains.broken += 1;
      onProgress(`verified ${chains.verified} learners`);
    }
    read += page.length;
    onProgress(`read ${read} learners`);
    if (page.length < PAGE) break;
    after = numbers.at(-1)!;
  }
  return {
    at: store.now().getTime(),
    prefix,
    installation: await documentation.installation(),
    policy: await store.policies.active(prefix),
    versions: await documentation.versions(tenant === null ? [0] : [0, tenant.no]),
    learners: addUp(learners, [])[0]!,
    events: addUp(events, ['type']).toSorted((a, b) => b.events - a.events),
    calibrations: addUp(calibrations, ['source', 'judge', 'version', 'unscored']).toSorted(
      (a, b) => b.calibrations - a.calibrations,
    ),
    decisions: addUp(decisions, ['of', 'decision', 'by']),
    readings,
    cards: await store.judges.accepted(prefix === '' ? null : prefix),
    items,
    appeals: addUp(appeals, [])[0]!,
    chains: verify ? chains : null,
  };
}
