import { tenantPrefix } from '../../core/tenant.ts';
import { UNRATED } from '../../core/snapshot.ts';
import type { Change } from '../../store/changes/read-changes.ts';
import type { Store } from '../../store/store.ts';
import type { Outgoing } from '../../store/webhooks/outgoing.ts';
import type { WebhookSettings } from '../../store/webhooks/webhook.ts';
import { loadDetails, type DetailSlices } from '../stream/load-details.ts';
import { changeMessages, noticeMessages, type Stands, type WebhookMessage } from './messages.ts';

/** The store slices that hold what messages say. */
export type MessageSlices = DetailSlices & Pick<Store, 'roles'>;

type Wanted = Pick<WebhookSettings, 'kinds' | 'prefix' | 'group' | 'roles'> & { id: string };

/** Whether an endpoint is told of a change or notice. Of an erased learner only that. */
export function covers({ id, prefix, group }: Wanted, row: Outgoing): row is Outgoing & { id: string } {
  if (row.id === null || !row.id.startsWith(prefix ?? '')) return false;
  if (row.notice?.kind === 'learner.erased') return group === null || row.notice.webhooks.includes(id);
  return !row.erased && (group === null || (row.groups ?? []).includes(group));
}

async function rolesOf({ roles }: Pick<Store, 'roles'>, { kinds, prefix, roles: codes }: Wanted) {
  if (!kinds.includes('standing.met')) return [];
  const found = await Promise.all(codes.map((code) => roles.find(code, tenantPrefix(prefix ?? ''))));
  return found.flatMap((one) => (one ? [one.role] : []));
}

/** The snapshots around a change’s calibration; null without one. */
async function standsOf(
  { calibrations }: Pick<Store, 'calibrations'>,
  { learner, calibration }: Change,
  roles: Stands['roles'],
): Promise<Stands | null> {
  if (calibration === null || roles.length === 0) return null;
  const found = await calibrations.read(learner, { after: calibration - 2, limit: 2 });
  const after = found.find(({ number }) => number === calibration);
  const before = found.find(({ number }) => number === calibration - 1)?.stateAfter ?? UNRATED;
  return after ? { before, after: after.stateAfter, at: Date.parse(after.at), roles } : null;
}

/** The messages of rows that an endpoint is told of, for each row in order. */
export async function loadMessages(
  store: MessageSlices,
  epoch: string,
  webhook: Wanted,
  rows: readonly (Outgoing & { id: string })[],
): Promise<WebhookMessage[][]> {
  const { kinds } = webhook;
  const roles = await rolesOf(store, webhook);
  const changes = rows.filter(({ notice }) => notice === null);
  const details = await loadDetails(store, changes, { layers: kinds.includes('facet') });
  const detailsOf = new Map(details.map((one) => [one.change as Outgoing, one]));
  const messages: WebhookMessage[][] = [];
  for (const row of rows) {
    const one = detailsOf.get(row);
    if (!one) messages.push(noticeMessages(epoch, row, kinds));
    else messages.push(changeMessages(epoch, row, one, { kinds, stands: await standsOf(store, row, roles) }));
  }
  return messages;
}
