import type { Material } from '../material.ts';
import { signal, type Signal } from '../signal.ts';

const SPREAD = 24;
/** Pseudo-actions that draw the share towards one half, since few actions say little. */
const CALMING = 4;

/** The learner's share of the actions in cowork; one half is neutral. */
export function coworkShare({ dossier }: Material): Signal | null {
  const acted = dossier.cowork.filter((action) => action.type === 'cowork.action_taken');
  if (acted.length === 0) return null;
  const own = acted.filter((action) => action.own);
  const share = (own.length + CALMING / 2) / (acted.length + CALMING);
  const events = own.map(({ seq, action }) => ({
    seq,
    what: action === '' ? 'own action' : `own action: ${action.slice(0, 80)}`,
  }));
  return signal(SPREAD * (share - 0.5), `took ${own.length} of ${acted.length} actions in cowork yourself`, {
    events,
  });
}
